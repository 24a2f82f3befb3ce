import { In, type EntityManager } from 'typeorm';
import { isId } from '../../../lib/id.js';
import { sortKey } from '../../../lib/folded.js';
import { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { Providers } from '../../providers/index.js';
import type { NamedClient } from './import-cells.js';
import { addressKey } from './import-judge.js';

/** Values that one statement asks for. */
const AT_ONCE = 200;

type Client = Pick<OAuthClient, 'id' | 'name' | 'sortName' | 'provider'>;

/** The clients that cells name, by id or by name; an exact name goes before one that differs in case or accents. */
export async function namedClients(
  read: EntityManager,
  named: readonly string[],
  providers: Providers,
): Promise<(named: string) => NamedClient> {
  const clients: Client[] = [];
  for (const some of slices([...new Set(named)]))
    clients.push(
      ...(await read.find(OAuthClient, {
        select: { id: true, name: true, sortName: true, provider: true },
        where: [
          { id: In(some.map((one) => one.toLowerCase()).filter(isId)) },
          { sortName: In(some.map(sortKey)) },
        ],
      })),
    );
  const byId = new Map(clients.map((client) => [client.id, client]));
  const byName = new Map<string, Client[]>();
  for (const client of byId.values())
    byName.set(client.sortName, [...(byName.get(client.sortName) ?? []), client]);
  return (cell) => {
    const own = byId.get(cell.toLowerCase());
    const alike = own ? [own] : (byName.get(sortKey(cell)) ?? []);
    const exact = alike.filter(({ name }) => name.trim() === cell);
    const [client, ...others] = exact.length > 0 ? exact : alike;
    if (!client) return { kind: 'unknown' };
    if (!own && others.length > 0) return { kind: 'ambiguous' };
    return { kind: 'found', id: client.id, provider: providers[client.provider] };
  };
}

export interface KnownMailbox {
  id: string;
  name: string;
  address: string;
}

/** Mailboxes that have one of these addresses, by the key of the address. */
export async function mailboxesAt(
  manager: EntityManager,
  addresses: readonly string[],
): Promise<Map<string, KnownMailbox>> {
  const known = new Map<string, KnownMailbox>();
  for (const some of slices(addresses)) {
    const rows = await manager.query<KnownMailbox[]>(
      `SELECT "id", "name", "address" FROM "mailbox"
        WHERE "address" COLLATE NOCASE IN (${some.map(() => '?').join(', ')})`,
      [...some],
    );
    for (const row of rows) known.set(addressKey(row.address), row);
  }
  return known;
}

function* slices<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += AT_ONCE) yield list.slice(from, from + AT_ONCE);
}
