import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { rowById, rowsByReference } from '../../db/list-reads.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { createTicker } from '../../lib/ticker.js';
import { usesClient } from '../mailboxes/current-mailbox.store.js';
import { currentClient } from '../oauth-clients/current-client.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Run } from '../runs/run.entity.js';
import type { GrantFlow } from './grant.flow.js';
import type { GrantHolder } from './holder.js';
import { WaitingConsent } from './waiting-consent.entity.js';
import {
  AT_ONCE,
  createConsentStore,
  currentConsent,
  removeConsent,
  type ConsentStoreDependencies,
} from './waiting-consent.store.js';

export interface WaitingConsentDependencies extends ConsentStoreDependencies {
  database: Database;
  grants: Pick<GrantFlow, 'place'>;
  /** Told in the transaction that puts a grant in place. */
  grantFixed?: (manager: EntityManager, holder: GrantHolder) => Promise<void>;
  events: Events;
}

export type WaitingConsents = ReturnType<typeof createWaitingConsents>;

type InTransaction = (manager: EntityManager, client: OAuthClient) => Promise<void>;

const LOOK_EVERY = 60_000;

/** Consents of another account than the one in use: kept sealed until an admin has decided, a day at most. */
export function createWaitingConsents(deps: WaitingConsentDependencies) {
  const { database, clock } = deps;
  const { hold, drop, someExpired, dropExpired, grantOf } = createConsentStore({
    ...deps,
    left: () => nudge(),
  });

  async function decide(
    runId: string,
    inTransaction: InTransaction,
    act: (manager: EntityManager, waiting: WaitingConsent) => Promise<unknown>,
  ): Promise<string> {
    const id = await database.transaction(async (manager) => {
      const { client, waiting } = await waitingFor(manager, { runId, now: clock() });
      await act(manager, waiting);
      await inTransaction(manager, client);
      return client.id;
    });
    deps.events.publish('oauthClient', id);
    return id;
  }

  async function putInPlace(manager: EntityManager, waiting: WaitingConsent): Promise<void> {
    const { oauthClientId, mailboxId } = waiting;
    const uses = mailboxId && (await usesClient(manager, mailboxId, oauthClientId));
    if (mailboxId && !uses) throw notFound('The mailbox of this consent');
    const granted = grantOf(waiting);
    if (!granted) throw notFound('The grant of this consent');
    await removeConsent(manager, waiting);
    await deps.grants.place(manager, { oauthClientId, mailboxId }, granted);
    await deps.grantFixed?.(manager, { oauthClientId, mailboxId });
  }

  async function dropOld(): Promise<void> {
    const by = clock();
    if (!(await someExpired(by))) return;
    for (let more = true; more;) {
      const ids = await database.transaction((manager) => dropExpired(manager, by));
      for (const id of new Set(ids)) deps.events.publish('oauthClient', id);
      more = ids.length === AT_ONCE;
    }
  }

  const { start, close, nudge } = createTicker({
    name: 'waiting consents',
    everyMs: LOOK_EVERY,
    work: dropOld,
    log: deps.log,
  });

  return {
    hold,
    drop,
    dropOld,
    start,
    close,
    ...readsOf(deps),

    /** Puts the waiting grant in its place, the client's or a mailbox's; answers with the client's id. */
    confirm: (runId: string, inTransaction: InTransaction) =>
      decide(runId, inTransaction, putInPlace),

    /** Gives it back; the grant in use stays. */
    refuse: (runId: string, inTransaction: InTransaction) =>
      decide(runId, inTransaction, (manager, { id }) => drop(manager, { id })),
  };
}

/** To be shown: a statement for all who ask in the same turn. */
function readsOf({ database: { read }, clock }: WaitingConsentDependencies) {
  const column = 'oauthClientId';
  const runById = rowById(read, Run);
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  const all = rowsByReference(read, WaitingConsent, { column, order });
  return {
    byRun: rowById(read, WaitingConsent),
    /** The oldest first. */
    ofClient: async (id: string): Promise<WaitingConsent[]> =>
      (await all(id)).filter(({ expiresAt }) => expiresAt > clock()),
    /** Who wanted the run that brought it; null where that is gone. */
    starterOf: async (runId: string): Promise<string | null> =>
      (await runById(runId))?.startedBy ?? null,
  };
}

/** The client of a consent that still waits for these very settings. */
async function waitingFor(
  manager: EntityManager,
  { runId, now }: { runId: string; now: Date },
): Promise<{ client: OAuthClient; waiting: WaitingConsent }> {
  const waiting = await currentConsent(manager, runId);
  const client = waiting && (await currentClient(manager, waiting.oauthClientId));
  const lives = waiting && waiting.expiresAt > now;
  const fits = client?.enabled && client.updatedAt.getTime() === waiting?.version.getTime();
  if (!lives || !fits) throw notFound('A consent of this run that waits');
  return { client, waiting };
}
