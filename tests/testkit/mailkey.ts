import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '@mailkey/server/app';
import { readConfig, type Config } from '@mailkey/server/config';
import type { Overrides } from '@mailkey/server/wiring/world';
import { freePort } from './free-port.js';
import { createApi, type Api } from './api.js';
import { ADMIN, furnishHome } from './prepared-home.js';

export { ADMIN };

export interface Mailkey {
  url: string;
  config: Config;
  app: App;
  /** Speaks GraphQL as nobody; `signedIn()` gives one with the admin's session. */
  anonymous: Api;
  signedIn(): Promise<Api>;
  /** Stops; the folder with database and key goes too unless `keep`. */
  close(options?: { keep?: boolean }): Promise<void>;
}

export interface StartOptions {
  env?: Record<string, string>;
  overrides?: Overrides;
  /** Where database and key live; a new folder when absent. */
  folder?: string;
}

/** Tests ask faster than people do; those about the limits bring their own. */
const UNHURRIED: Overrides = {
  rates: { anonymous: 100_000, session: 100_000, key: 100_000, handOut: 100_000 },
  socketLimits: { caller: 1000, network: 1000 },
  runsAtOnce: 1000,
};

/** Whoever sets one of these wants a first start of its own. */
const FIRST_START = [
  'DATABASE_URL',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'MAILKEY_KEY',
  'MAILKEY_KEY_FILE',
];

/** The real product, in this process: SQLite in a temporary folder, the sandbox on free ports. */
export async function startMailkey({
  env = {},
  overrides,
  folder,
}: StartOptions = {}): Promise<Mailkey> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'mailkey-test-')));
  if (!folder && !FIRST_START.some((name) => name in env)) await furnishHome(home);
  const port = Number(env['PORT'] ?? (await freePort()));
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}`,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    SANDBOX: 'on',
    LOG_LEVEL: 'warn',
    ...env,
  });
  const app = await createApp(config, { ...UNHURRIED, ...overrides });
  await app.listen();
  const url = `http://localhost:${port}`;
  const anonymous = createApi(url);
  return {
    url,
    config,
    app,
    anonymous,
    signedIn: () => signIn(url),
    close: async ({ keep = false } = {}) => {
      await app.close();
      if (!keep) await rm(home, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string): Promise<Api> {
  const api = createApi(url);
  await api.ask(
    `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }`,
    ADMIN,
  );
  return api;
}
