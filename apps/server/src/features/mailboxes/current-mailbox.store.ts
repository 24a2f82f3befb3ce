import type { EntityManager } from 'typeorm';
import { Mailbox } from './mailbox.entity.js';

/** As the transaction sees it now; null where it is gone. */
export const currentMailbox = (manager: EntityManager, id: string): Promise<Mailbox | null> =>
  manager.findOneBy(Mailbox, { id });

/** Whether this mailbox still uses this client. */
export const usesClient = (
  manager: EntityManager,
  id: string,
  oauthClientId: string,
): Promise<boolean> => manager.existsBy(Mailbox, { id, oauthClientId });
