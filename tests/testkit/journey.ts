import {
  consent,
  startSandbox,
  type ConsentAnswer,
  type Sandbox,
  type SandboxOptions,
} from '@mailkey/sandbox';
import type { Overrides } from '@mailkey/server/wiring/world';
import { createApi, type Api } from './api.js';
import { startMailkey, type Mailkey } from './mailkey.js';

const RUN = `id kind status message finishedAt steps { name status detail } diagnoses { code severity certainty title evidence }`;
const CLIENT = `id status statusReason redirectUri updatedAt grant { id account tenant audience requestedScopes grantedScopes
  missingScopes refreshable accessTokenExpiresAt grantedAt lastRefreshedAt } latestRun { id status }`;

export interface RunSeen {
  id: string;
  status: string;
  message: string;
  finishedAt: string | null;
  steps: { name: string; status: string; detail: string | null }[];
  diagnoses: DiagnosisSeen[];
}

export interface DiagnosisSeen {
  code: string;
  severity: string;
  certainty: string;
  title: string;
  evidence: string[];
}

interface ClientSeen {
  id: string;
  status: string;
  statusReason: string | null;
  redirectUri: string;
  updatedAt: string;
  grant: Record<string, unknown> | null;
  latestRun: { id: string; status: string } | null;
}

interface Started {
  runId: string;
  startPage: string;
}

export interface JourneyOptions {
  sandbox?: SandboxOptions;
  overrides?: Overrides;
  /** Beside what lets a rehearsal run. */
  env?: Record<string, string>;
}

/** Mailkey and a sandbox of its own beside it, whose ledger tells what reached the provider. */
export interface Journey {
  mailkey: Mailkey;
  sandbox: Sandbox;
  api: Api;
  createClient(input?: object): Promise<ClientSeen>;
  client(id: string): Promise<ClientSeen>;
  validate(id: string, as?: Api): Promise<Started>;
  /** Opens the start page in a browser: the address at the provider. */
  open(started: Started, browser?: Api): Promise<string>;
  /** From the start page to the callback's address, which has not been opened yet. */
  consented(started: Started, browser?: Api, answer?: ConsentAnswer): Promise<string>;
  run(id: string): Promise<RunSeen>;
  /** The run once it has ended. */
  ended(id: string): Promise<RunSeen>;
  /** Token requests that the provider has seen. */
  requests(grantType?: string): number;
  newBrowser(): Api;
  close(): Promise<void>;
}

export async function startJourney({
  overrides,
  env,
  ...options
}: JourneyOptions = {}): Promise<Journey> {
  const sandbox = await startSandbox(options.sandbox);
  const mailkey = await startMailkey({
    overrides: { ...overrides, sandbox },
    env: {
      SANDBOX: 'off',
      ALLOW_INSECURE_PROVIDERS: 'true',
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
      ...env,
    },
  });
  const api = await mailkey.signedIn();
  const settings = {
    name: 'Rehearsal',
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    authorizeUrl: sandbox.authorizeUrl,
    accessTokenUrl: sandbox.accessTokenUrl,
    scopes: sandbox.scopes,
  };

  async function run(id: string): Promise<RunSeen> {
    return (await api.ask(`query ($id: ID!) { run(id: $id) { ${RUN} } }`, { id })).run;
  }

  const open = async ({ startPage }: Started, browser: Api = api): Promise<string> => {
    const shown = await browser.get(startPage);
    // Whoever was sent the link presses the button.
    const response = shown.status === 200 ? await browser.press(startPage) : shown;
    if (response.status !== 303) throw new Error(await response.text());
    return response.headers.get('location') ?? '';
  };

  return {
    mailkey,
    sandbox,
    api,
    open,
    run,
    newBrowser: () => createApi(mailkey.url),
    requests: (grantType = 'authorization_code') =>
      sandbox.ledger().filter((entry) => entry.grantType === grantType).length,

    async createClient(input = {}) {
      const create = `mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { ${CLIENT} } }`;
      return (await api.ask(create, { input: { ...settings, ...input } })).createOAuthClient;
    },

    async client(id) {
      return (await api.ask(`query ($id: ID!) { oauthClient(id: $id) { ${CLIENT} } }`, { id }))
        .oauthClient;
    },

    async validate(id, as = api) {
      await confirmEndpoints(api, id);
      const start = `mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl run { id } } }`;
      const { validateOAuthClient: started } = await as.ask(start, { id });
      return { runId: started.run.id, startPage: started.authorizationUrl };
    },

    async consented(started, browser = api, answer = {}) {
      return consent(await open(started, browser), answer);
    },

    async ended(id) {
      const watch = `subscription ($id: ID!) { run(id: $id) { ${RUN} } }`;
      for await (const { run: seen } of api.subscribe<{ run: RunSeen }>(watch, { id })) {
        if (seen.finishedAt) return seen;
      }
      return run(id);
    },

    async close() {
      // The sandbox ends with it.
      await mailkey.close();
    },
  };
}

/** As an admin does who has typed endpoints of two sites: a preset beside a server of the test's own. */
export async function confirmEndpoints(admin: Api, id: string): Promise<void> {
  const query = 'query ($id: ID!) { oauthClient(id: $id) { endpointsConfirmationNeeded } }';
  const { oauthClient } = await admin.ask(query, { id });
  if (!oauthClient?.endpointsConfirmationNeeded) return;
  await admin.ask('mutation ($id: ID!) { confirmEndpoints(oauthClientId: $id) { id } }', { id });
}
