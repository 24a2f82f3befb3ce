import type { Sandbox } from '@mailkey/sandbox';
import type { Config, Limits } from '../config.js';
import { openStorage } from '../db/data-source.js';
import { checksAtOnce } from '../features/checks/check-limits.js';
import { openSpool } from '../features/grants/refresh/spool.store.js';
import { createProviders } from '../features/providers/index.js';
import { TIME_LIMITS, type TimeLimits } from '../graphql/limits/time.js';
import type { Rates } from '../http/rate-limits.js';
import { type Clock, systemClock } from '../lib/clock.js';
import { createEgress } from '../lib/egress.js';
import { createEvents } from '../lib/events.js';
import { type Log, createLog } from '../lib/log.js';
import type { GateLimits } from '../lib/slots.js';
import { sandboxAuthorities, sandboxEndpoints, startRehearsal } from '../rehearsal.js';
import { stored } from '../stored.js';

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
    lookEveryMs,
    pingEveryMs,
    leaseMs,
  };
}
