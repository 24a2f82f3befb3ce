import { randomUUID } from 'node:crypto';
import { LessThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Database } from '../../db/database.js';
import { rowsByReference } from '../../db/list-reads.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { Keyring } from '../../lib/keyring.js';
import type { Log } from '../../lib/log.js';
import { Secret } from '../../lib/secret.js';
import { createTicker } from '../../lib/ticker.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Run } from '../runs/run.entity.js';
import { Grant } from './grant.entity.js';
import type { GrantFlow } from './grant.flow.js';
import type { NewGrant } from './granted.js';
import { hostOf } from './host-event.js';
import type { RevocationFlow } from './revocation.flow.js';
import { WaitingConsent } from './waiting-consent.entity.js';
import { readWaiting, waitingText } from './waiting-grant.js';

export interface WaitingConsentDependencies {
  database: Database;
  keyring: Keyring;
  grants: Pick<GrantFlow, 'place'>;
  revocations: Pick<RevocationFlow, 'giveBack'>;
  /** Told in the transaction that puts a grant in place. */
  grantMended?: (manager: EntityManager, oauthClientId: string) => Promise<void>;
  events: Events;
  clock: Clock;
  log: Log;
}

export type WaitingConsents = ReturnType<typeof createWaitingConsents>;

type Together = (manager: EntityManager, client: OAuthClient) => Promise<void>;

const DAY = 24 * 60 * 60_000;
const LOOK_EVERY = 60_000;

/** Consents of another account than the one in use: kept sealed until an admin has decided, a day at most. */
export function createWaitingConsents(use: WaitingConsentDependencies) {
  const { database, keyring, clock } = use;
  const ofRun = rowsByReference(database.read, WaitingConsent, { column: 'id' });
  const ofClient = rowsByReference(database.read, WaitingConsent, { column: 'oauthClientId' });
  const place = (row: string) => ({ table: 'waiting_consent', column: 'sealedGrant', row });
  const grantOf = ({ id, sealedGrant }: WaitingConsent): NewGrant | undefined =>
    sealedGrant === null ? undefined : readWaiting(keyring.open(sealedGrant, place(id)).reveal());

  /** For the transaction that ends the run; the one that waited before is given back. */
  async function hold(
    manager: EntityManager,
    client: OAuthClient,
    waiting: { runId: string; granted: NewGrant; former: Grant },
  ): Promise<void> {
    const { runId, granted, former } = waiting;
    await drop(manager, { oauthClientId: client.id });
    const now = clock();
    await manager.insert(WaitingConsent, {
      ...{ id: runId, oauthClientId: client.id, version: client.updatedAt },
      ...{ account: granted.account, formerAccount: former.account },
      sealedGrant: keyring.seal(new Secret(waitingText(granted)), place(runId)),
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + DAY) },
    });
  }

  /** Gives back what nobody will confirm any more, and forgets it. */
  async function drop(
    manager: EntityManager,
    of: FindOptionsWhere<WaitingConsent>,
  ): Promise<string[]> {
    const found = await manager.findBy(WaitingConsent, of);
    for (const waiting of found) {
      const { id, oauthClientId } = waiting;
      await manager.delete(WaitingConsent, { id });
      const granted = grantOf(waiting);
      const client = await manager.findOneBy(OAuthClient, { id: oauthClientId });
      if (!granted || !client) continue;
      const { tokens, ...content } = granted;
      const tokenHost = hostOf(content.accessTokenUrl);
      const of = { id: randomUUID(), oauthClientId, mailboxId: null, tokenHost };
      const grant = manager.create(Grant, { ...content, ...of });
      const refreshToken = tokens.refreshToken ?? tokens.accessToken;
      await use.revocations.giveBack(manager, { grant, client, refreshToken });
    }
    return found.map(({ oauthClientId }) => oauthClientId);
  }

  /** The client of a consent that still waits for these very settings. */
  async function waitingFor(manager: EntityManager, runId: string) {
    const waiting = await manager.findOneBy(WaitingConsent, { id: runId });
    const client = waiting && (await manager.findOneBy(OAuthClient, { id: waiting.oauthClientId }));
    const granted = waiting && grantOf(waiting);
    const lives = waiting && waiting.expiresAt > clock();
    const fits = client?.enabled && client.updatedAt.getTime() === waiting?.version.getTime();
    if (!lives || !fits || !granted) throw notFound('A consent of this run that waits');
    return { client, granted };
  }

  /** The mailbox that the consent is for; null: the client as a whole. Throws where it signs in otherwise by now. */
  async function mailboxOf(
    manager: EntityManager,
    runId: string,
    oauthClientId: string,
  ): Promise<string | null> {
    const { mailboxId } = await manager.findOneByOrFail(Run, { id: runId });
    const uses = mailboxId && (await manager.existsBy(Mailbox, { id: mailboxId, oauthClientId }));
    if (mailboxId && !uses) throw notFound('The mailbox of this consent');
    return mailboxId;
  }

  async function decide(
    runId: string,
    together: Together,
    act: (manager: EntityManager, client: OAuthClient, granted: NewGrant) => Promise<unknown>,
  ): Promise<string> {
    const id = await database.transaction(async (manager) => {
      const { client, granted } = await waitingFor(manager, runId);
      await act(manager, client, granted);
      await together(manager, client);
      return client.id;
    });
    use.events.publish('oauthClient', id);
    return id;
  }

  async function dropOld(): Promise<void> {
    const expiresAt = LessThanOrEqual(clock());
    if (!(await database.read.existsBy(WaitingConsent, { expiresAt }))) return;
    const ids = await database.transaction((manager) => drop(manager, { expiresAt }));
    for (const id of ids) use.events.publish('oauthClient', id);
  }

  const ticker = createTicker({
    ...{ name: 'waiting consents', everyMs: LOOK_EVERY, work: dropOld, log: use.log },
  });

  return {
    ...{ hold, drop, dropOld },
    byRun: async (id: string) => (await ofRun(id))[0] ?? null,
    byClient: async (id: string) => (await ofClient(id))[0] ?? null,

    /** Puts the waiting grant in its place, the client's or a mailbox's; answers with the client's id. */
    confirm: (runId: string, together: Together) =>
      decide(runId, together, async (manager, { id }, granted) => {
        await manager.delete(WaitingConsent, { id: runId });
        const mailboxId = await mailboxOf(manager, runId, id);
        await use.grants.place(manager, { oauthClientId: id, mailboxId }, granted);
        await use.grantMended?.(manager, id);
      }),

    /** Gives it back; the grant in use stays. */
    refuse: (runId: string, together: Together) =>
      decide(runId, together, (manager) => drop(manager, { id: runId })),

    ...{ start: ticker.start, close: ticker.close },
  };
}
