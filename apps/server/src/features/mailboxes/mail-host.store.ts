import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { rowsByReference } from '../../db/list-reads.js';
import { untilWritten } from '../../db/until-written.js';
import type { Clock } from '../../lib/clock.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { tokenOrigin } from '../oauth-clients/token-origin.js';
import type { Providers } from '../providers/index.js';
import { ConfirmedMailHost } from './confirmed-mail-host.entity.js';
import { unconfirmedPlaces, type TokenUser } from './mail-places.js';

export type MailHostStore = ReturnType<typeof createMailHostStore>;

/** Which mail servers may get the tokens of which client. */
export function createMailHostStore(deps: {
  database: Database;
  clientLists: Pick<ClientLists, 'byId'>;
  providers: Providers;
  clock: Clock;
}) {
  const { database, clientLists, providers, clock } = deps;
  const clientOf = untilWritten(database, clientLists.byId);
  const confirmedOf = untilWritten(
    database,
    rowsByReference(database.read, ConfirmedMailHost, { column: 'oauthClientId' }),
  );

  /** Who confirmed what is read only where the provider does not know all of the places. */
  async function judge(
    mailbox: TokenUser,
    read: {
      client: (id: string) => Promise<OAuthClient | null>;
      confirmed: (id: string) => Promise<ConfirmedMailHost[]>;
    },
  ): Promise<string[]> {
    const { authentication, oauthClientId: id } = mailbox;
    if (authentication !== 'OAUTH2' || !id) return [];
    const client = await read.client(id);
    // Without its client a mailbox has no token that could go anywhere.
    if (!client) return [];
    const provider = providers[client.provider];
    const open = unconfirmedPlaces(mailbox, client, { provider, confirmed: [] });
    if (open.length === 0) return [];
    return unconfirmedPlaces(mailbox, client, { provider, confirmed: await read.confirmed(id) });
  }

  return {
    /** `host:port` of the servers of a mailbox that may not get its token; one statement for all who ask at once. */
    unconfirmed: untilWritten(database, (mailbox: TokenUser) =>
      judge(mailbox, { client: clientOf, confirmed: confirmedOf }),
    ),

    /** The same, inside a transaction. */
    unconfirmedIn: (manager: EntityManager, mailbox: TokenUser): Promise<string[]> =>
      judge(mailbox, {
        client: (id) => manager.findOneBy(OAuthClient, { id }),
        confirmed: (oauthClientId) => manager.findBy(ConfirmedMailHost, { oauthClientId }),
      }),

    /** From now on tokens of the client, as its endpoint is now, may go there. */
    async confirm(
      manager: EntityManager,
      places: readonly string[],
      { oauthClientId, by }: { oauthClientId: string; by: string },
    ): Promise<void> {
      const client = await manager.findOneByOrFail(OAuthClient, { id: oauthClientId });
      const about = { oauthClientId, tokenOrigin: tokenOrigin(client) };
      for (const place of places) {
        const row = { id: randomUUID(), ...about, place, confirmedBy: by, confirmedAt: clock() };
        await manager.insert(ConfirmedMailHost, row);
      }
    },
  };
}
