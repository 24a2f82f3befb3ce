import type { Database } from '../../db/database.js';
import type { Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import { createGate } from '../../lib/gate.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { GrantStore } from '../grants/grant.store.js';
import { currentClient } from '../oauth-clients/current-client.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Providers } from '../providers/index.js';
import { DAY } from './expiration.js';
import { readRegistration, type RegistrationEnds } from './registration-answer.js';
import { registrationIsDue, registrationOf } from './registration-due.js';
import { keepRegistration, registrationsToRead } from './registration.store.js';
import type { RegistrationHttp } from './registration.http.js';

export interface RegistrationDependencies {
  database: Database;
  clients: OAuthClientStore;
  grants: Pick<GrantStore, 'ofClient'>;
  providers: Providers;
  registration: RegistrationHttp;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  log: Log;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT_ONCE = 4;
/** How much of the secret is compared with what the registration shows of its own. */
const HINT_LENGTH = 3;

/** Reads from app registrations when their credentials end, where the application may do that. */
export function createRegistrationFlow(deps: RegistrationDependencies) {
  const { database, clients, providers, events, clock, log } = deps;
  const readable = Object.values(providers).flatMap(({ id, registration }) =>
    registration ? [id] : [],
  );
  const gate = createGate({ total: AT_ONCE, perKey: AT_ONCE });
  const stop = new AbortController();
  const changed = new Set<string>();
  let lookedAround: Date | undefined;

  /** Those that have changed, and every hour all that were not read for a day. */
  async function readDue(): Promise<void> {
    const now = clock();
    const some = [...changed];
    changed.clear();
    const isHour =
      !lookedAround || Math.abs(now.getTime() - lookedAround.getTime()) >= HOUR - MINUTE;
    if (isHour) lookedAround = now;
    // No condition at all would mean every client.
    else if (some.length === 0) return;
    const notSince = isHour ? new Date(now.getTime() - DAY) : undefined;
    const found = await registrationsToRead(database, { of: readable, ids: some, notSince });
    const results = await Promise.allSettled(
      found.map((client) => gate.run(client.provider, () => readOne(client))),
    );
    for (const one of results) if (one.status === 'rejected') throw one.reason;
  }

  async function readOne(client: OAuthClient): Promise<void> {
    const grant = await deps.grants.ofClient(client.id);
    const provider = providers[client.provider];
    const when = { validatedAt: grant?.grantedAt, now: clock() };
    if (stop.signal.aborted || !registrationIsDue(client, provider, when)) return;
    const secret = clients.secretOf(client);
    const registration = registrationOf(client, provider);
    if (!registration || !secret) return;
    const body = await deps.registration.ask(
      {
        ...registration,
        endpoint: {
          accessTokenUrl: client.accessTokenUrl ?? '',
          clientId: client.clientId ?? '',
          clientSecret: secret,
          clientAuthentication: client.clientAuthentication,
          basicEncoding: client.basicEncoding,
          tokenParameters: client.tokenParameters,
        },
      },
      stop.signal,
    );
    if (stop.signal.aborted) return;
    // What was typed stays where the application may not read.
    const hint = secret.reveal().slice(0, HINT_LENGTH);
    const ends = body === undefined ? undefined : readRegistration(body, hint);
    await keep(client, ends ?? {});
  }

  /** No change of settings, so `updatedAt` stays: no grant and no open form is outdated by it. */
  async function keep(asked: OAuthClient, ends: RegistrationEnds): Promise<void> {
    const { id } = asked;
    const changed = await database.transaction(async (manager) => {
      const client = await currentClient(manager, id);
      // Edited meanwhile: what was read may be about another secret. It is read again.
      if (!client || isOther(client, asked)) return false;
      const columns = columnsOf(ends);
      await keepRegistration(manager, id, { ...columns, registrationReadAt: clock() });
      if (!tellsNew(client, ends)) return false;
      const subject = { kind: 'oauth-client', id, name: client.name };
      const fields = Object.keys(columns)
        .filter((name) => name.endsWith('ExpiresAt'))
        .sort();
      const action = 'oauth-client.read-registration';
      await deps.audit.record(manager, { actor: { kind: 'system' }, action, subject, fields });
      return true;
    });
    if (changed) events.publish('oauthClient', id);
  }

  const ticker = createTicker({ name: 'registrations', everyMs: HOUR, work: readDue, log });
  const changes = events.subscribe('oauthClient');
  async function follow(): Promise<void> {
    for await (const id of changes) {
      changed.add(id);
      ticker.nudge();
    }
  }

  return {
    start(): void {
      ticker.start();
      ticker.nudge();
      follow().catch((cause: unknown) => log.error({ err: cause }, 'registrations follow nobody'));
    },
    async close(): Promise<void> {
      stop.abort();
      await changes.return();
      await ticker.close();
    },
  };
}

function isOther(client: OAuthClient, asked: OAuthClient): boolean {
  const { updatedAt, secretSetAt } = client;
  return (
    updatedAt.getTime() !== asked.updatedAt.getTime() ||
    secretSetAt?.getTime() !== asked.secretSetAt?.getTime()
  );
}

function columnsOf({ secretEndsAt, certificateEndsAt }: RegistrationEnds): Partial<OAuthClient> {
  return {
    ...(secretEndsAt && { secretExpiresAt: secretEndsAt, secretEndRead: secretEndsAt }),
    ...(certificateEndsAt && {
      certificateExpiresAt: certificateEndsAt,
      certificateEndRead: certificateEndsAt,
    }),
  };
}

function tellsNew(client: OAuthClient, ends: RegistrationEnds): boolean {
  const differs = (one: Date | undefined, other: Date | null) =>
    one !== undefined && one.getTime() !== other?.getTime();
  return (
    differs(ends.secretEndsAt, client.secretEndRead) ||
    differs(ends.certificateEndsAt, client.certificateEndRead) ||
    differs(ends.secretEndsAt, client.secretExpiresAt)
  );
}
