import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow, updateRow } from '../../db/rows.js';
import { searchedFor } from '../../db/text-search.js';
import { sortedPage } from '../../db/pages/sorted-page.js';
import { chance } from '../../lib/chance.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, notFound } from '../../lib/errors.js';
import type { Keyring } from '../../lib/keyring.js';
import { nextUpdatedAt, refuseLostUpdate } from '../../lib/lost-update.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { scheduledCheck } from './check-times.js';
import { createMailboxPasswords } from './mailbox-password.store.js';
import { recordStateChange, type Because } from './mailbox-history.store.js';
import { wantedMailboxes, type MailboxListing } from './mailbox-list.js';
import { mailboxKeys } from './mailbox-keys.entity.js';
import { mailboxStatus, neverChecked, unchecking } from './mailbox-status.js';
import { unknownClient, type MailboxSettings } from './mailbox-settings.js';
import { Mailbox } from './mailbox.entity.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';

export type MailboxStore = ReturnType<typeof createMailboxStore>;

export function createMailboxStore({
  database,
  keyring,
  clock,
}: {
  database: Database;
  keyring: Keyring;
  clock: Clock;
}) {
  const passwords = createMailboxPasswords({ keyring, clock });

  return {
    ...passwords,
    byId: (id: string) => findRow(database.read, Mailbox, { id }),
    known: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const found = await database.read.find(Mailbox, {
        select: ['id'],
        where: { id: In([...ids]) },
      });
      return new Set(found.map(({ id }) => id));
    },

    page: (page: PageRequest, listing: MailboxListing = {}): Promise<ListPage<Mailbox>> =>
      sortedPage(database.read, Mailbox, {
        page,
        wanted: wantedMailboxes(listing, searchedFor(listing.search)),
      }),

    insert,

    create: (
      settings: MailboxSettings,
      password: string | undefined,
      inTransaction?: (manager: EntityManager, mailbox: Mailbox) => Promise<void>,
    ): Promise<Mailbox> =>
      database.transaction(async (manager) => {
        const mailbox = await insert(manager, settings, password);
        await inTransaction?.(manager, mailbox);
        return mailbox;
      }),

    /** In a transaction; throws NOT_FOUND, and CONFLICT where it was changed since `ifUpdatedAt`. */
    async update(
      manager: EntityManager,
      { id, ifUpdatedAt }: { id: string; ifUpdatedAt?: Date | undefined },
      change: (mailbox: Mailbox) => void | Promise<void>,
    ): Promise<Mailbox> {
      const mailbox = await manager.findOneBy(Mailbox, { id });
      if (!mailbox) throw notFound('This mailbox');
      refuseLostUpdate('this mailbox', mailbox.updatedAt, ifUpdatedAt);
      const before = { ...mailbox };
      await change(mailbox);
      await refuseUnknownClient(manager, mailbox);
      mailbox.updatedAt = nextUpdatedAt(mailbox.updatedAt, clock());
      return keep(manager, mailbox, { before });
    },

    /** Bookkeeping of checks, of a row that this transaction has read: no change of settings, so `updatedAt` stays. */
    setState: (
      manager: EntityManager,
      before: Mailbox,
      { state, because }: { state: Partial<Mailbox>; because?: Because },
    ): Promise<Mailbox> =>
      keep(manager, Object.assign(new Mailbox(), before, state), { before, because }),

    /** In a transaction; its runs go with it: the table says so. Throws NOT_FOUND. */
    async remove(
      manager: EntityManager,
      id: string,
      before?: (mailbox: Mailbox) => Promise<void>,
    ): Promise<void> {
      const mailbox = await manager.findOneBy(Mailbox, { id });
      if (!mailbox) throw notFound('This mailbox');
      // Whoever has something to say of what goes with it, says it first.
      await before?.(mailbox);
      await manager.delete(Mailbox, { id });
    },
  };

  /** A new one, in a transaction; throws BAD_USER_INPUT where its client has gone meanwhile. */
  async function insert(
    manager: EntityManager,
    settings: MailboxSettings,
    password: string | undefined,
  ): Promise<Mailbox> {
    const now = clock();
    const mailbox = Object.assign(new Mailbox(), settings, neverChecked, unchecking, {
      id: randomUUID(),
      sealedPassword: null,
      passwordSetAt: null,
      secretDroppedBecause: null,
      lastOkAt: null,
      lastRefusedAt: null,
      lastRefusedBy: null,
      latestDay: null,
      createdAt: now,
      updatedAt: now,
    });
    if (password) passwords.setPassword(mailbox, password);
    await refuseUnknownClient(manager, mailbox);
    await manager.insert(Mailbox, withDerived(mailbox));
    await recordStateChange(manager, mailbox, { at: now });
    return mailbox;
  }

  /** What follows from the columns follows them, and the history is told. */
  function withDerived(mailbox: Mailbox, before?: Mailbox): Mailbox {
    const times = { now: clock(), chance: chance() };
    return Object.assign(mailbox, mailboxKeys(mailbox), {
      status: mailboxStatus(mailbox),
      checkHost: mailbox.incoming?.host ?? mailbox.outgoing?.host ?? null,
      sendHost: mailbox.outgoing?.host ?? null,
      nextCheckAt: scheduledCheck(mailbox, before, times),
      suspectedSince: mailbox.enabled ? mailbox.suspectedSince : null,
    });
  }

  async function keep(
    manager: EntityManager,
    mailbox: Mailbox,
    { before, because }: { before: Mailbox; because?: Because },
  ): Promise<Mailbox> {
    const kept = withDerived(mailbox, before);
    const changed = changedColumns(before, kept);
    // What save() would do reads the row once more, thousands of times a minute for nothing.
    if (Object.keys(changed).length > 0)
      await updateRow(manager, Mailbox, { ...changed, id: kept.id });
    await recordStateChange(manager, kept, { before, because, at: clock() });
    return kept;
  }
}

/** Asked inside the transaction: somebody may have deleted it since the settings were judged. */
async function refuseUnknownClient(
  manager: EntityManager,
  { oauthClientId }: Mailbox,
): Promise<void> {
  if (oauthClientId && !(await manager.existsBy(OAuthClient, { id: oauthClientId })))
    throw badInput([unknownClient]);
}

function changedColumns(before: Mailbox, after: Mailbox): Partial<Mailbox> {
  const changed = Object.entries(after).filter(([name, value]) => {
    const was = before[name as keyof Mailbox];
    return value !== was && JSON.stringify(value) !== JSON.stringify(was);
  });
  return Object.fromEntries(changed) as Partial<Mailbox>; // the names are those of a mailbox
}
