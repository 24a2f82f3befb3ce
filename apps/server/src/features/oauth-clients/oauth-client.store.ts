import { randomUUID } from 'node:crypto';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow } from '../../db/rows.js';
import { searchedFor } from '../../db/text-search.js';
import type { InTransaction } from '../access/audit-entry.js';
import { sortedPage } from '../../db/pages/sorted-page.js';
import type { Clock } from '../../lib/clock.js';
import { notFound, UserError } from '../../lib/errors.js';
import type { Keyring } from '../../lib/keyring.js';
import { randomToken } from '../../lib/token.js';
import { nextUpdatedAt, refuseLostUpdate } from '../../lib/lost-update.js';
import { wantedClients, type ClientListing } from './client-list.js';
import { createClientEdits } from './client-edit.store.js';
import { withStatus, type Settings } from './changed-settings.js';
import type { ConsentState } from './client-status.js';
import { OAuthClientReservation } from './client-draft.entity.js';
import { OAuthClient } from './oauth-client.entity.js';
import { createClientSecrets, noFormer, noNext, noSecret } from './client-secrets.store.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';

const RESERVED_FOR = 7 * 24 * 60 * 60_000;

export interface CreatedWith {
  reserved?: { id: string; by: string };
  inTransaction?: (manager: EntityManager, client: OAuthClient) => Promise<void>;
}

export type OAuthClientStore = ReturnType<typeof createOAuthClientStore>;

export function createOAuthClientStore({
  database,
  keyring,
  clock,
}: {
  database: Database;
  keyring: Keyring;
  clock: Clock;
}) {
  const secrets = createClientSecrets({ keyring, clock });

  return {
    ...secrets,
    ...createClientEdits({ ...secrets, database }),
    byId: (id: string) => findRow(database.read, OAuthClient, { id }),

    page: (page: PageRequest, listing: ClientListing = {}): Promise<ListPage<OAuthClient>> =>
      sortedPage(database.read, OAuthClient, {
        page,
        wanted: wantedClients(listing, searchedFor(listing.search)),
      }),

    async reserve(reservedBy: string, inTransaction?: InTransaction): Promise<string> {
      const id = randomUUID();
      const now = clock();
      const expiresAt = new Date(now.getTime() + RESERVED_FOR);
      await database.transaction(async (manager) => {
        // Forms that were opened and left: their ids are nobody's any more.
        await manager.delete(OAuthClientReservation, { expiresAt: LessThanOrEqual(now) });
        await manager.insert(OAuthClientReservation, { id, reservedBy, expiresAt });
        await inTransaction?.(manager);
      });
      return id;
    },

    /** A new client under a reserved id, or under one of its own. */
    async create(
      settings: Settings,
      secret: string | undefined,
      { reserved, inTransaction }: CreatedWith = {},
    ): Promise<OAuthClient> {
      const now = clock();
      const client = Object.assign(new OAuthClient(), settings, {
        id: reserved?.id ?? randomUUID(),
        type: 'MAILBOX',
        standing: 'NONE',
        standingReason: null,
        ...noSecret,
        ...noNext,
        ...noFormer,
        secretDroppedBecause: null,
        confirmedEndpoints: null,
        refusedIssuer: null,
        discovery: null,
        adminConsentState: randomToken(),
        adminConsentNote: null,
        secretEndRead: null,
        certificateEndRead: null,
        registrationReadAt: null,
        createdAt: now,
        updatedAt: now,
      });
      if (secret !== undefined) secrets.setSecret(client, secret);
      await database.transaction(async (manager) => {
        if (reserved) await takeReservation(manager, reserved.id, reserved.by);
        await manager.insert(OAuthClient, withStatus(client));
        await inTransaction?.(manager, client);
      });
      return client;
    },

    /** Changes a client in one transaction; `ifUpdatedAt` refuses to overwrite what somebody else saved. */
    update(
      id: string,
      change: (client: OAuthClient, manager: EntityManager) => void | Promise<void>,
      ifUpdatedAt?: Date,
    ): Promise<OAuthClient> {
      return database.transaction(async (manager) => {
        const client = await manager.findOneBy(OAuthClient, { id });
        if (!client) throw notFound('This OAuth client');
        refuseLostUpdate('this OAuth client', client.updatedAt, ifUpdatedAt);
        await change(client, manager);
        client.updatedAt = nextUpdatedAt(client.updatedAt, clock());
        return manager.save(withStatus(client));
      });
    },

    /** Changes what is no setting: neither a form that is open elsewhere nor a validation is overtaken. */
    changeSecrets(
      id: string,
      change: (client: OAuthClient, manager: EntityManager) => void | Promise<void>,
    ): Promise<OAuthClient> {
      return database.transaction(async (manager) => {
        const client = await manager.findOneBy(OAuthClient, { id });
        if (!client) throw notFound('This OAuth client');
        await change(client, manager);
        return manager.save(client);
      });
    },

    /** Former secrets whose time is over. */
    endedFormers: () =>
      database.read.findBy(OAuthClient, { formerSecretUntil: LessThanOrEqual(clock()) }),

    /** Its runs, grants and attempts go with it: the tables say so. */
    remove: (id: string, inTransaction?: InTransaction): Promise<void> =>
      database.transaction(async (manager) => {
        // Whoever has something to say of what goes with it, says it first.
        await inTransaction?.(manager);
        await manager.delete(OAuthClient, { id });
      }),

    /** What a validation or a refresh has shown; written together with the run or grant that showed it. */
    async setConsentState(
      manager: EntityManager,
      id: string,
      standing: ConsentState,
      reason: string | null,
    ): Promise<void> {
      const client = await manager.findOneBy(OAuthClient, { id });
      if (!client) return;
      await manager.save(withStatus(Object.assign(client, { standing, standingReason: reason })));
    },
  };

  async function takeReservation(manager: EntityManager, id: string, by: string): Promise<void> {
    const found = await manager.findOneBy(OAuthClientReservation, { id, reservedBy: by });
    await manager.delete(OAuthClientReservation, { id });
    if (!found || found.expiresAt <= clock()) {
      throw new UserError(
        'CONFLICT',
        'This id is not reserved for you any more. Open the form again.',
      );
    }
  }
}
