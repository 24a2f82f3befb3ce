import type { Sandbox } from '@mailkey/sandbox';
import type { Config, Limits } from './config.js';
import { openStorage } from './db/data-source.js';
import { createAdminNoticeStore } from './features/access/admin-notice.store.js';
import { createLinkStore } from './features/access/link.store.js';
import { createKnownBrowserStore } from './features/access/known-browser.store.js';
import { createSignInThrottle } from './features/access/sign-in-throttle.store.js';
import { createApiKeyStore } from './features/access/api-key.store.js';
import { createSessionStore } from './features/access/session.store.js';
import { createUserStore, HASHING } from './features/access/user.store.js';
import { createAlertChannelStore } from './features/alerts/channel.store.js';
import { createAlertDeliveryStore } from './features/alerts/delivery.store.js';
import { createDataKeyStore } from './features/keys/data-key.store.js';
import { createSealedValueStore } from './features/keys/sealed-value.store.js';
import { createIncidentLists } from './features/incidents/incident-lists.store.js';
import { createIncidentStore } from './features/incidents/incident.store.js';
import { createMailHostStore } from './features/mailboxes/mail-host.store.js';
import { createMailboxDayReads } from './features/mailboxes/mailbox-day.store.js';
import { createClientMailboxes } from './features/mailboxes/client-mailboxes.store.js';
import { createMailboxKinds } from './features/mailboxes/mailbox-kinds.store.js';
import { createMailboxLists } from './features/mailboxes/mailbox-lists.store.js';
import { createMailboxScheduleStore } from './features/mailboxes/mailbox-schedule.store.js';
import { createMailboxActionStore } from './features/mailboxes/mailbox-action.store.js';
import { createMailboxImportStore } from './features/mailboxes/imports/mailbox-import.store.js';
import { createMailboxStore } from './features/mailboxes/mailbox.store.js';
import { createClientLists } from './features/oauth-clients/client-lists.store.js';
import { createOAuthClientStore } from './features/oauth-clients/oauth-client.store.js';
import { createProviders } from './features/providers/index.js';
import { createAuditStore } from './features/audit/audit.store.js';
import { createCalendarFeedStore } from './features/expirations/calendar-feed.store.js';
import { createReminderStore } from './features/expirations/reminder.store.js';
import { createExpirationStore } from './features/expirations/expiration.store.js';
import { createMailCertificateStore } from './features/mailboxes/mail-certificate.store.js';
import { createGrantLists } from './features/grants/grant-lists.store.js';
import { createGrantStore } from './features/grants/grant.store.js';
import { createLeaseStore } from './features/grants/refresh/lease.store.js';
import { createRevocationStore } from './features/grants/revocation/revocation.store.js';
import { openSpool } from './features/grants/refresh/spool.store.js';
import { createUpkeepStore } from './features/grants/refresh/upkeep.store.js';
import { createAttemptStore } from './features/validations/attempt.store.js';
import { createRunLists } from './features/runs/run-lists.store.js';
import { createRunStore } from './features/runs/run.store.js';
import { TIME_LIMITS, type TimeLimits } from './graphql/limits/time.js';
import type { Rates } from './http/rate-limits.js';
import { systemClock, type Clock } from './lib/clock.js';
import { createEgress } from './lib/egress.js';
import { createEvents } from './lib/events.js';
import { createLog, type Log } from './lib/log.js';
import { createNarrowGate } from './lib/narrow-gate.js';
import { checksAtOnce } from './features/checks/check-limits.js';
import type { GateLimits } from './lib/places.js';
import { sandboxAuthorities, sandboxEndpoints, startRehearsal } from './rehearsal.js';
import { stored } from './stored.js';

export interface Overrides {
  clock?: Clock;
  /** Milliseconds of a clock that only goes forward, whatever the other one does. */
  elapsed?: () => number;
  log?: Log;
  /** Certificate authorities trusted for one host and its ports, beside Node's own. */
  authorities?: { host: string; ports: number[]; ca: string }[];
  /** A sandbox that runs already, instead of one's own; it ends with the app. */
  sandbox?: Sandbox;
  /** Instead of the configuration's: requests in a minute, runs at once; and milliseconds of an operation. */
  rates?: Partial<Rates>;
  socketLimits?: Partial<Limits['sockets']>;
  times?: Partial<TimeLimits>;
  runsAtOnce?: number;
  /** Checks, those that are asked for and the regular ones each. */
  checksAtOnce?: GateLimits;
  /** Milliseconds between two looks at which mailboxes are due. */
  lookEveryMs?: number;
  /** Milliseconds between two pings of a socket. */
  pingEveryMs?: number;
  /** How long a refresh holds its grant. */
  leaseMs?: number;
}

const PLAIN_HTTP =
  'PUBLIC_URL is http: anybody on the way reads passwords, sessions and keys. Put a proxy with TLS in front.';

export type World = Awaited<ReturnType<typeof openWorld>>;
export type Stores = ReturnType<typeof createStores>;

/** Everything that is not ours: time, log, disk, network, the sandbox. */
export async function openWorld(config: Config, overrides: Overrides) {
  const { clock = systemClock } = overrides;
  const log = overrides.log ?? createLog(config.logLevel);
  if (config.plainHttp) log.warn(PLAIN_HTTP);
  const { database, ...keys } = await openStorage(config, stored, { log, clock });
  const spool = await openSpool(`${config.databasePath}.spool`, { keyring: keys.keyring, log });
  const sandbox = overrides.sandbox ?? (await startRehearsal(config, log));
  const egress = createEgress({
    allowCidrs: config.egressAllowCidrs,
    allowLoopbackPorts: sandbox?.ports ?? [],
    authorities: [
      ...(overrides.authorities ?? []),
      ...(sandbox ? sandboxAuthorities(sandbox) : []),
    ],
  });
  const providers = createProviders(sandbox && sandboxEndpoints(sandbox));
  const urlRules = {
    allowInsecure: config.allowInsecureProviders,
    insecureOrigins: sandbox ? [sandbox.origin] : [],
  };
  return {
    config,
    clock,
    log,
    database,
    keys,
    keyring: keys.keyring,
    spool,
    sandbox,
    egress,
    providers,
    urlRules,
    events: createEvents(),
    times: { ...TIME_LIMITS, ...overrides.times },
    ...limits(config, overrides),
    elapsed: overrides.elapsed ?? (() => performance.now()),
  };
}

/** What the configuration says; a test may say otherwise. The product's own where they are undefined. */
function limits({ limits: configured }: Config, overrides: Overrides) {
  const { lookEveryMs, pingEveryMs, leaseMs } = overrides;
  return {
    rates: { ...configured.rates, ...overrides.rates },
    socketLimits: { ...configured.sockets, ...overrides.socketLimits },
    runsAtOnce: overrides.runsAtOnce ?? configured.runsAtOnce,
    checksAtOnce: overrides.checksAtOnce ?? checksAtOnce(configured.checks),
    ...{ lookEveryMs, pingEveryMs, leaseMs },
  };
}

export function createStores(world: World) {
  const { database, keys, keyring, providers, clock, log, leaseMs } = world;
  const hashing = createNarrowGate(HASHING);
  const lists = createLists(database);
  return {
    dataKeys: createDataKeyStore({ database, wrap: keys.wrap, clock }),
    sealedValues: createSealedValueStore({ database, keyring }),
    audit: createAuditStore({ database, clock, log }),
    hashing,
    users: createUserStore({ database, keyring, clock, hashing }),
    knownBrowsers: createKnownBrowserStore({ database, clock }),
    adminNotices: createAdminNoticeStore(database),
    links: createLinkStore({ database, clock }),
    throttle: createSignInThrottle({ database, clock }),
    sessions: createSessionStore({ database, clock }),
    apiKeys: createApiKeyStore({ database, clock }),
    runs: createRunStore(database),
    clients: createOAuthClientStore({ database, keyring, clock }),
    mailboxSchedule: createMailboxScheduleStore(database),
    incidents: createIncidentStore(database),
    mailboxes: createMailboxStore({ database, keyring, clock }),
    mailboxDays: createMailboxDayReads({ database, clock }),
    mailboxActions: createMailboxActionStore({ database, clock }),
    mailboxImports: createMailboxImportStore({ database, keyring, clock }),
    grants: createGrantStore({ database, keyring, clock }),
    leases: createLeaseStore(database, leaseMs),
    pendingRevocations: createRevocationStore({ database, keyring, clock }),
    certificates: createMailCertificateStore({ clock }),
    expirations: createExpirationStore({ database, providers, clock }),
    reminders: createReminderStore({ database }),
    feeds: createCalendarFeedStore({ database, clock }),
    alertChannels: createAlertChannelStore({ database, keyring, clock }),
    alertDeliveries: createAlertDeliveryStore({ database, clock }),
    upkeep: createUpkeepStore(database),
    attempts: createAttemptStore({ database, keyring, clock }),
    mailHosts: createMailHostStore({ ...lists, database, providers, clock }),
    ...lists,
  };
}

/** What the API reads for the rows of a list. */
function createLists(database: World['database']) {
  const mailboxLists = createMailboxLists(database);
  const mailboxKinds = createMailboxKinds(database);
  return {
    clientLists: createClientLists(database),
    mailboxLists,
    mailboxKinds,
    clientMailboxes: createClientMailboxes(database),
    runLists: createRunLists(database),
    grantLists: createGrantLists(database, { mailboxes: mailboxLists, kinds: mailboxKinds }),
    incidentLists: createIncidentLists(database),
  };
}
