import type { EntityManager } from 'typeorm';
import { OAuthClient } from './oauth-client.entity.js';

/** As the transaction sees it now; null where it is gone. */
export const currentClient = (manager: EntityManager, id: string): Promise<OAuthClient | null> =>
  manager.findOneBy(OAuthClient, { id });
