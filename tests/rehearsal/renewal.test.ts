import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunSeen } from '../testkit/journey.js';
import { json, startTokenEndpoint } from '../testkit/token-endpoint.js';
import { openStage, type Stage } from './stage.js';

const MINUTE = 60_000;

/** How far each clock is ahead; to the provider's servers the tokens may look older than they are. */
const ahead = { mailkey: 0, provider: 0 };
const shifted = (whose: keyof typeof ahead) => () => new Date(Date.now() + ahead[whose]);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    sandbox: { clock: shifted('provider') },
    overrides: { clock: shifted('mailkey') },
  });
});
beforeEach(() => Object.assign(ahead, { mailkey: 0, provider: 0 }));
afterAll(() => stage.journey.close());

interface Renewal {
  run: RunSeen;
  /** Token requests of the check. */
  refreshes: number;
  logins: number;
}

/** A check, after the clocks have gone on since the consent. */
async function checkedLater(clocks: typeof ahead, scenario?: string): Promise<Renewal> {
  const { clientId } = await stage.validated(stage.settings('SANDBOX'), { scenario });
  const before = stage.journey.requests('refresh_token');
  Object.assign(ahead, clocks);
  const run = await stage.checked(clientId, { outgoing: null });
  const refreshes = stage.journey.requests('refresh_token') - before;
  const { run: full } = await stage.journey.api.ask(
    'query ($id: ID!) { run(id: $id) { steps { name transcript } } }',
    { id: run.id },
  );
  const steps = full.steps as { name: string; transcript: string[] }[];
  const said = steps.find(({ name }) => name === 'imap.authenticate')?.transcript ?? [];
  return {
    run,
    refreshes,
    logins: said.filter((line) => /^C: \S+ AUTHENTICATE /.test(line)).length,
  };
}

const renewalOf = (run: RunSeen) => run.steps.find(({ name }) => name === 'token.renew');

describe('a token that is refused', () => {
  it('is renewed when it is older than a minute, and then opens the mailbox', async () => {
    const { run, ...asked } = await checkedLater({ mailkey: 2 * MINUTE, provider: 65 * MINUTE });
    expect(renewalOf(run)).toMatchObject({ status: 'SUCCEEDED', detail: 'renewed' });
    expect(asked).toEqual({ refreshes: 1, logins: 2 });
    expect(run.message).toBe('Connection Successful');
    expect(run.steps.find(({ name }) => name === 'imap.open')?.status).toBe('SUCCEEDED');
  });

  it('is renewed once only, whatever comes of it', async () => {
    const clocks = { mailkey: 2 * MINUTE, provider: 2 * MINUTE };
    const { run, ...asked } = await checkedLater(clocks, 'imap-rejected');
    expect(renewalOf(run)?.status).toBe('SUCCEEDED');
    expect(asked).toEqual({ refreshes: 1, logins: 2 });
    expect(run.status).toBe('FAILED');
  });

  it('is not renewed when it is fresh', async () => {
    const { run, ...asked } = await checkedLater({ mailkey: 0, provider: 65 * MINUTE });
    expect(renewalOf(run)).toBeUndefined();
    expect(asked).toEqual({ refreshes: 0, logins: 1 });
    expect(run.status).toBe('FAILED');
  });

  it('is renewed when it is older than a minute, though it does not tell its age', async () => {
    const endpoint = await startTokenEndpoint();
    let given = 0;
    endpoint.answer((response) => {
      const tokens = { access_token: `opaque-${(given += 1)}`, refresh_token: 'kept' };
      json(response, { ...tokens, token_type: 'Bearer', expires_in: 3600 });
    });
    const settings = { ...stage.settings('SANDBOX'), accessTokenUrl: endpoint.url };
    const { clientId } = await stage.validated(settings);
    const renewed = async () => renewalOf(await stage.checked(clientId, { outgoing: null }));
    expect(await renewed()).toBeUndefined();
    Object.assign(ahead, { mailkey: 2 * MINUTE, provider: 2 * MINUTE });
    expect(await renewed()).toMatchObject({ status: 'SUCCEEDED', detail: 'renewed' });
    expect(endpoint.requests.map((form) => form.get('grant_type'))).toEqual([
      'authorization_code',
      'refresh_token',
    ]);
    expect(await renewed()).toBeUndefined();
    endpoint.close();
  });

  it('is not renewed when the token was accepted and the mailbox does not open', async () => {
    const clocks = { mailkey: 2 * MINUTE, provider: 2 * MINUTE };
    const { run, ...asked } = await checkedLater(clocks, 'imap-off');
    expect(renewalOf(run)).toBeUndefined();
    expect(asked).toEqual({ refreshes: 0, logins: 1 });
  });
});
