import 'reflect-metadata';
import { consent } from '@mailkey/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';

const clock = createMovingClock();
let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ overrides: { clock: clock.now } });
});
afterAll(() => journey.close());

const CREATE = `mutation ($id: ID!, $days: Int, $email: String) {
  createConsentInvitation(oauthClientId: $id, days: $days, email: $email) { url invitation { id state expiresAt } } }`;

async function invited(days = 14) {
  const { id } = await journey.createClient();
  const answer = await journey.api.ask(CREATE, { id, days, email: 'owner@example.org' });
  const { url, invitation } = answer.createConsentInvitation;
  return { id, url: url as string, invitationId: invitation.id as string };
}

async function stateOf(id: string): Promise<string> {
  const query = '{ oauthClient(id: "$") { consentInvitations { state } } }'.replace('$', id);
  return (await journey.api.ask(query)).oauthClient.consentInvitations[0].state;
}

/** Presses the button, as a browser follows a redirect that keeps the method: up to the provider. */
async function begun(url: string, browser: Api): Promise<string> {
  const first = await browser.press(url);
  expect(first.status).toBe(307);
  const second = await browser.press(journey.mailkey.url + (first.headers.get('location') ?? ''));
  expect(second.status).toBe(303);
  return second.headers.get('location') ?? '';
}

/** The admin signs in anew: no session lives that long. */
async function later(days: number): Promise<void> {
  clock.forward(days * 24 * 60);
  const login = 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }'; // prettier-ignore
  await journey.api.ask(login, ADMIN);
}

const runOf = async (id: string) => {
  const query = `{ oauthClient(id: "${id}") { latestRun { id startedBy } } }`;
  return (await journey.api.ask(query)).oauthClient.latestRun;
};

describe('V3 an invitation to consent', () => {
  it('is forgotten a quarter of a year after its end, when the next one is made', async () => {
    const { id } = await invited(1);
    const answer = (email: string) => journey.api.ask(CREATE, { id, days: 1, email });
    const kept = async () => {
      const query = `{ oauthClient(id: "${id}") { consentInvitations { id } } }`;
      return (await journey.api.ask(query)).oauthClient.consentInvitations.length;
    };
    await later(90);
    await answer('second@example.org');
    expect(await kept()).toBe(2);
    await later(2);
    await answer('third@example.org');
    expect(await kept()).toBe(2);
  });

  it('is opened by a person without an account, days later, and used up by the consent', async () => {
    const { id, url } = await invited();
    await later(13);
    const person = journey.newBrowser();
    const page = await person.get(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('you need no account here');
    expect((await person.get(await consent(await begun(url, person), {}))).status).toBe(303);
    const run = await runOf(id);
    expect(run.startedBy).toContain('Invitation by');
    expect(await journey.ended(run.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await stateOf(id)).toBe('USED');
    expect((await person.get(url)).status).toBe(400);
    expect((await person.press(url)).status).toBe(400);
  });

  it('is not used up by programs that look at it, nor pressed by another site', async () => {
    const { id, url } = await invited();
    for (let i = 0; i < 3; i++) {
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(204);
      expect((await fetch(url)).headers.getSetCookie()).toEqual([]);
    }
    const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
    expect((await fetch(url, foreign)).status).toBe(403);
    expect(await runOf(id)).toBeNull();
    expect(await stateOf(id)).toBe('OPEN');
  });

  it('stays open after a try that was refused, ten times at most', async () => {
    const { id, url } = await invited();
    for (let i = 0; i < 10; i++) {
      expect(await stateOf(id)).toBe('OPEN');
      const person = journey.newBrowser();
      const authorize = new URL(await begun(url, person));
      const back = new URL(authorize.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', authorize.searchParams.get('state') ?? '');
      back.searchParams.set('error', 'access_denied');
      expect((await person.get(back.href)).status).toBe(303);
      expect(await journey.ended((await runOf(id)).id)).toMatchObject({ status: 'FAILED' });
    }
    expect(await stateOf(id)).toBe('ENDED');
    expect((await journey.newBrowser().press(url)).status).toBe(400);
  });

  it.each<[string, string, RegExp, End]>([
    ['it is revoked', 'REVOKED', /taken back/, revoke],
    ['its client gets another client id', 'ENDED', /settings .* changed/, otherClientId],
    ['its client asks nobody any more', 'ENDED', /settings .* changed/, asApplication],
    ['its client is disabled', 'ENDED', /switched off/, ({ id }) => edit(id, { enabled: false })],
    ['its days are over', 'EXPIRED', /days are over/, () => later(14)],
  ])('is over when %s, and says so', async (_when, state, words, end) => {
    const made = await invited();
    await end(made);
    expect(await stateOf(made.id)).toBe(state);
    await isOver(made.url, words);
    expect(await runOf(made.id)).toBeNull();
  });

  it.each<[string, End, (id: string) => Promise<unknown>]>([
    ['edited', otherClientId, (id) => edit(id, { clientId: journey.sandbox.clientId })],
    ['disabled', ({ id }) => edit(id, { enabled: false }), (id) => edit(id, { enabled: true })],
  ])('stays over when its client is %s and that is taken back', async (_how, there, back) => {
    const made = await invited();
    await there(made);
    await back(made.id);
    expect(await stateOf(made.id)).toBe('ENDED');
    await isOver(made.url, /Mailkey/);
    const again = await journey.api.ask(CREATE, { id: made.id, days: 1 });
    expect(again.createConsentInvitation.invitation.state).toBe('OPEN');
  });

  it('is over for whoever has begun with it when it is revoked', async () => {
    const { id, url, invitationId } = await invited();
    const person = journey.newBrowser();
    const back = await consent(await begun(url, person), {});
    await journey.api.ask(`mutation { revokeConsentInvitation(id: "${invitationId}") { id } }`);
    expect((await person.get(back)).status).toBe(400);
    expect((await journey.client(id)).grant).toBeNull();
    expect(await stateOf(id)).toBe('REVOKED');
  });

  it('is over when its mailbox uses another client', async () => {
    const [{ id }, other] = [await journey.createClient(), await journey.createClient()];
    const incoming = { protocol: 'IMAP', host: 'imap.example.org', port: 993, security: 'TLS' };
    const input = { name: 'M', address: 'm@example.org', oauthClientId: id, incoming };
    const add = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
    const mailboxId = (await journey.api.ask(add, { input })).createMailbox.id;
    const create = CREATE.replace('$email: String', '$email: String, $mailboxId: ID').replace(
      'email: $email',
      'email: $email, mailboxId: $mailboxId',
    );
    const { url } = (await journey.api.ask(create, { id, mailboxId })).createConsentInvitation;
    await journey.api.ask(
      'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
      { id: mailboxId, input: { oauthClientId: other.id } },
    );
    expect(await stateOf(id)).toBe('ENDED');
    expect((await journey.newBrowser().get(url)).status).toBe(400);
    expect((await journey.newBrowser().press(url)).status).toBe(400);
  });

  it('lives for fourteen days at most', async () => {
    const { id } = await journey.createClient();
    for (const days of [0, 15, -1])
      await expect(journey.api.ask(CREATE, { id, days })).rejects.toThrow();
    await expect(journey.api.ask(CREATE, { id, days: 1, email: 'no' })).rejects.toThrow();
  });
});

type End = (of: { id: string; invitationId: string }) => Promise<unknown>;

const revoke: End = ({ invitationId }) =>
  journey.api.ask(`mutation { revokeConsentInvitation(id: "${invitationId}") { id } }`);
const otherClientId: End = ({ id }) => edit(id, { clientId: 'another' });
const asApplication: End = ({ id }) => edit(id, { grantType: 'CLIENT_CREDENTIALS' });

async function isOver(url: string, words: RegExp): Promise<void> {
  const seen = await journey.newBrowser().get(url);
  expect(seen.status).toBe(400);
  expect(await seen.text()).toMatch(words);
  expect((await journey.newBrowser().press(url)).status).toBe(400);
}

const edit = (id: string, input: object) =>
  journey.api.ask(
    'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }',
    { id, input },
  );
