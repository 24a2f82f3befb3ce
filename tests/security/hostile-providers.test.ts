import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { findCanaries, newCanary } from './canary.js';
import { hostile, startHostileProviders, type HostileProviders } from './hostile-providers.js';

interface Seen {
  status: string;
  /** From when the provider was asked until the run was told to be over: setting all of them up is not the product's. */
  seconds: number;
  diagnoses: { code: string; evidence: string[] }[];
  text: string;
}

const RUN = `id status message finishedAt steps { status detail transcript } diagnoses { code title cause fix evidence }`;
const secret = newCanary('client secret');
const seen = new Map<string, Promise<Seen>>();
let mailkey: Mailkey;
let admin: Api;
let providers: HostileProviders;
let memory: number;

/** All at once: what one provider does must not keep another from ending. */
beforeAll(async () => {
  providers = await startHostileProviders();
  mailkey = await startMailkey({
    env: {
      SANDBOX: 'off',
      ALLOW_INSECURE_PROVIDERS: 'true',
      LOG_LEVEL: 'silent',
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    },
  });
  admin = await mailkey.signedIn();
  const ids = new Map<string, string>();
  for (const behaviour of Object.keys(hostile)) ids.set(behaviour, await created(behaviour));
  memory = process.memoryUsage().rss;
  for (const [behaviour, id] of ids) seen.set(behaviour, validated(behaviour, id));
});
afterAll(async () => {
  providers.close();
  await mailkey.close();
});

async function created(behaviour: string): Promise<string> {
  const input = {
    name: behaviour,
    clientId: 'c',
    clientSecret: secret,
    grantType: 'CLIENT_CREDENTIALS',
    accessTokenUrl: providers.urlOf(behaviour),
    scopes: ['mail'],
  };
  const create = 'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
  return (await admin.ask(create, { input })).createOAuthClient.id;
}

async function validated(behaviour: string, id: string): Promise<Seen> {
  const start = 'mutation ($id: ID!) { validateOAuthClient(id: $id) { run { id } } }';
  const { run } = (await admin.ask(start, { id })).validateOAuthClient;
  const watch = `subscription ($id: ID!) { run(id: $id) { ${RUN} } }`;
  let last: Omit<Seen, 'seconds' | 'text'> = { status: '', diagnoses: [] };
  for await (const event of admin.subscribe(watch, { id: run.id })) last = event.run;
  const seconds = (Date.now() - (providers.asked.get(behaviour) ?? NaN)) / 1000;
  const { oauthClient } = await admin.ask(
    'query ($id: ID!) { oauthClient(id: $id) { status grant { id } } }',
    { id },
  );
  const text = JSON.stringify([last, oauthClient]);
  return { ...last, seconds, text };
}

describe('a hostile provider that', () => {
  it.each(Object.keys(hostile))('E3 %s', async (behaviour) => {
    const run = await seen.get(behaviour);
    expect(run?.status).toBe('FAILED');
    expect(run?.seconds).toBeLessThan(30);
    expect(run?.diagnoses.map(({ code }) => code)).not.toEqual([]);
    for (const line of run?.diagnoses.flatMap(({ evidence }) => evidence) ?? []) {
      expect(line.length).toBeLessThan(1000);
      expect(line).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/);
    }
    expect(run?.text).toContain('"grant":null');
    expect(findCanaries(run?.text ?? '', new Map([['client secret', secret]]))).toEqual([]);
  });

  it('E2 sends elsewhere is not followed', async () => {
    await Promise.all(seen.values());
    expect(providers.elsewhere).toEqual([]);
  });

  it('E3 floods takes no memory, and Mailkey answers as before', async () => {
    await Promise.all(seen.values());
    expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 1024 * 1024);
    expect((await fetch(`${mailkey.url}/health/ready`)).status).toBe(200);
    const { oauthClients } = await admin.ask('{ oauthClients { nodes { status } totalCount } }');
    expect(oauthClients.totalCount).toBe(Object.keys(hostile).length);
    expect(({} as { access_token?: string }).access_token).toBeUndefined();
  });
});
