import type { Database } from '../../db/database.js';
import { rowById } from '../../db/list-reads.js';
import { OAuthClient } from './oauth-client.entity.js';

export type ClientLists = ReturnType<typeof createClientLists>;

/** What the rows of a list want of clients: one statement for all who ask in the same turn. */
export function createClientLists({ read }: Pick<Database, 'read'>) {
  return { byId: rowById(read, OAuthClient) };
}
