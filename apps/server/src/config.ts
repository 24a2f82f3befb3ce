import { dirname, join } from 'node:path';
import * as z from 'zod';
import { canonicalHost, isLocalhost, isLoopback } from './lib/address-rules.js';
import { ehloNameOf, isEhloName } from './lib/ehlo-name.js';
import { RefusedToStart } from './lib/errors.js';
import { Secret } from './lib/secret.js';
import { parseUrl } from './lib/parse-url.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin that browsers and providers see, without a trailing slash. */
  readonly publicUrl: string;
  /** It is http, and not to this machine alone: allowed by name only, and warned of. */
  readonly plainHttp: boolean;
  readonly databasePath: string;
  readonly key: KeySource;
  /** The key before this one, while data keys are still wrapped by it. */
  readonly previousKey?: Secret | undefined;
  readonly admin: { email: string; password: Secret } | undefined;
  readonly sandbox: boolean;
  readonly egressAllowCidrs: readonly string[];
  readonly allowInsecureProviders: boolean;
  /** Mail servers that may be spoken to without TLS, and then only with a password. */
  readonly allowPlaintextMailHosts: readonly string[];
  /** How this machine names itself to SMTP servers, in EHLO; undefined: by the address of its end of a connection. */
  readonly ehloName: string | undefined;
  /** Express's `trust proxy`: false, a number of hops, or addresses. */
  readonly trustProxy: false | number | readonly string[];
  readonly limits: Limits;
  readonly logLevel: string;
}

export interface Limits {
  /** Requests in a minute: of an address that is not signed in, a session, a key; tokens of one mailbox that a key takes. */
  readonly rates: { anonymous: number; session: number; key: number; handOut: number };
  /** Open sockets of one session or key, and of one network. */
  readonly sockets: { caller: number; network: number };
  /** Validations and checks that one person or key may have under way. */
  readonly runsAtOnce: number;
  /** Checks in all and of one mail server; the schedule and those who ask have this much each. */
  readonly checks: { total: number; perKey: number };
}

export type KeySource = { kind: 'file'; path: string } | { kind: 'value'; value: Secret };

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const key = z
  .string()
  .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');

/** Express's words for ranges, beside addresses and networks. */
const ranges = z.enum(['loopback', 'linklocal', 'uniquelocal']);
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), ranges]);
const proxies = z.union(
  [
    z.literal('false').transform(() => false as const),
    z.string().regex(/^\d+$/).transform(Number),
    list.pipe(z.array(proxy).min(1)),
  ],
  { error: 'must be false, a number of proxies, or their addresses' },
);

/** Also where another variable is wrong: all problems are told at once. */
const always = (): boolean => true;

/** A whole number from 1 on, as people write it. */
const count = (usual: number, most = 1_000_000) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= most,
      `must be a whole number from 1 to ${most}`,
    )
    .transform(Number)
    .default(usual);

const NO_CHECKS =
  'must not be 0: no certificate would be checked. For a private authority set NODE_EXTRA_CA_CERTS';
const NO_EHLO_NAME =
  'must be a host name with a domain, such as mailkey.example.org, or an address in brackets, such as [192.0.2.7]';
const PLAIN_HTTP =
  'must be https, for passwords and keys travel to it. Put a proxy with TLS in front; ALLOW_PLAIN_HTTP=true goes without, at your risk';

const environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .refine(isOrigin, 'must be an address without a path')
      .optional(),
    DATABASE_URL: z
      .string()
      .regex(/^sqlite:(?!:memory:).+/, 'must be sqlite:<path>')
      .default('sqlite:./data/mailkey.sqlite'),
    MAILKEY_KEY_FILE: z.string().min(1).optional(),
    MAILKEY_KEY: key.optional(),
    MAILKEY_KEY_PREVIOUS: key.optional(),
    ADMIN_EMAIL: z.email().optional(),
    ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
    ALLOW_PLAIN_HTTP: flag.default(false),
    SANDBOX: z.enum(['on', 'off']).default('off'),
    EGRESS_ALLOW_CIDRS: list.pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))).default([]),
    ALLOW_INSECURE_PROVIDERS: flag.default(false),
    ALLOW_PLAINTEXT_MAIL_HOSTS: list.default([]),
    SMTP_EHLO_NAME: z.string().refine(isEhloName, NO_EHLO_NAME).optional(),
    TRUST_PROXY: proxies.default(false),
    RATE_ANONYMOUS_PER_MINUTE: count(60),
    RATE_SESSION_PER_MINUTE: count(600),
    RATE_KEY_PER_MINUTE: count(1200),
    RATE_TOKENS_PER_MAILBOX: count(600),
    SOCKETS_PER_SESSION: count(20, 10_000),
    SOCKETS_PER_NETWORK: count(50, 10_000),
    RUNS_AT_ONCE: count(5, 1000),
    CHECKS_AT_ONCE: count(20, 1000),
    CHECKS_PER_HOST: count(4, 1000),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
    NODE_TLS_REJECT_UNAUTHORIZED: z
      .string()
      .refine((value) => value !== '0', NO_CHECKS)
      .optional(),
  })
  .refine((env) => env.ADMIN_PASSWORD || !env.ADMIN_EMAIL, {
    path: ['ADMIN_PASSWORD'],
    message: 'is missing: both or neither',
    when: always,
  })
  .refine((env) => env.ADMIN_EMAIL || !env.ADMIN_PASSWORD, {
    path: ['ADMIN_EMAIL'],
    message: 'is missing: both or neither',
    when: always,
  })
  .refine((env) => env.ALLOW_PLAIN_HTTP || !isPlainHttp(env.PUBLIC_URL), {
    path: ['PUBLIC_URL'],
    message: PLAIN_HTTP,
    when: always,
  })
  .refine((env) => !(env.MAILKEY_KEY && env.MAILKEY_KEY_FILE), {
    path: ['MAILKEY_KEY'],
    message: 'and MAILKEY_KEY_FILE exclude each other',
    when: always,
  });

/** Anybody on the way reads passwords and takes sessions over; to this machine itself nobody is on the way. */
function isPlainHttp(url: unknown): boolean {
  const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
  if (!parsed) return false;
  const { protocol, hostname } = parsed;
  const host = canonicalHost(hostname) ?? hostname;
  return protocol === 'http:' && !isLocalhost(host) && !isLoopback(host);
}

function isOrigin(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== undefined && parsed.href === `${parsed.origin}/`;
}

type Environment = z.infer<typeof environment>;

/** Reads the environment once. Throws RefusedToStart that names every problem; values are never quoted. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable, as compose files write it, means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path[0]?.toString()}: ${issue.message}`,
    );
    throw new RefusedToStart(`The environment is not right:\n${problems.join('\n')}`);
  }
  return Object.freeze(toConfig(parsed.data));
}

function toConfig(env: Environment): Config {
  const databasePath = env.DATABASE_URL.slice('sqlite:'.length);
  const publicUrl = new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    plainHttp: isPlainHttp(env.PUBLIC_URL),
    databasePath,
    key: env.MAILKEY_KEY
      ? { kind: 'value', value: new Secret(env.MAILKEY_KEY) }
      : { kind: 'file', path: env.MAILKEY_KEY_FILE ?? join(dirname(databasePath), 'mailkey.key') },
    previousKey: env.MAILKEY_KEY_PREVIOUS ? new Secret(env.MAILKEY_KEY_PREVIOUS) : undefined,
    admin:
      env.ADMIN_EMAIL && env.ADMIN_PASSWORD
        ? { email: env.ADMIN_EMAIL, password: new Secret(env.ADMIN_PASSWORD) }
        : undefined,
    sandbox: env.SANDBOX === 'on',
    egressAllowCidrs: env.EGRESS_ALLOW_CIDRS,
    allowInsecureProviders: env.ALLOW_INSECURE_PROVIDERS,
    allowPlaintextMailHosts: env.ALLOW_PLAINTEXT_MAIL_HOSTS.map((host) => host.toLowerCase()),
    ehloName: env.SMTP_EHLO_NAME ?? ehloNameOf(publicUrl),
    trustProxy: env.TRUST_PROXY,
    limits: limitsOf(env),
    logLevel: env.LOG_LEVEL,
  };
}

function limitsOf(env: Environment): Limits {
  return {
    rates: {
      anonymous: env.RATE_ANONYMOUS_PER_MINUTE,
      session: env.RATE_SESSION_PER_MINUTE,
      key: env.RATE_KEY_PER_MINUTE,
      handOut: env.RATE_TOKENS_PER_MAILBOX,
    },
    sockets: { caller: env.SOCKETS_PER_SESSION, network: env.SOCKETS_PER_NETWORK },
    runsAtOnce: env.RUNS_AT_ONCE,
    checks: { total: env.CHECKS_AT_ONCE, perKey: env.CHECKS_PER_HOST },
  };
}
