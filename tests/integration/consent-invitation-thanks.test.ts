import 'reflect-metadata';
import { consent } from '@mailkey/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { EVENTS } from '../testkit/audited.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createPerson } from '../testkit/people.js';

const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const CREATE = `mutation ($id: ID!, $mailboxId: ID) {
  createConsentInvitation(oauthClientId: $id, mailboxId: $mailboxId) { url invitation { id } } }`;

async function invite(
  id: string,
  { mailboxId, by = journey.api }: { mailboxId?: string; by?: Api } = {},
) {
  return (await by.ask(CREATE, { id, mailboxId })).createConsentInvitation as {
    url: string;
    invitation: { id: string };
  };
}

/** Up to the last page, in a browser of its own; `answer` is what the person does at the provider. */
async function gone(url: string, answer: Parameters<typeof consent>[1]): Promise<string> {
  const person = journey.newBrowser();
  const begun = await person.press(url);
  const start = await person.press(journey.mailkey.url + (begun.headers.get('location') ?? ''));
  const back = await person.get(await consent(start.headers.get('location') ?? '', answer));
  const last = back.headers.get('location') ?? '';
  expect(last).toMatch(/^\/oauth\/thanks\//);
  await journey.ended(last.split('/').at(-1) ?? '');
  const seen = await journey.newBrowser().get(journey.mailkey.url + last);
  expect(seen.status).toBe(200);
  return seen.text();
}

const look = (id: string) =>
  journey.api.ask(
    `{ oauthClient(id: "${id}") { grant { account } consentsToConfirm { account }
      consentInvitations { state endedBecause mailbox { id } } } }`,
  );

async function withMailbox() {
  const { id } = await journey.createClient();
  const incoming = { protocol: 'IMAP', host: 'imap.example.org', port: 993, security: 'TLS' };
  const input = { name: 'Ben', address: BEN, oauthClientId: id, incoming };
  const add = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return { id, mailboxId: (await journey.api.ask(add, { input })).createMailbox.id as string };
}

describe('the last page of an invited person', () => {
  it('thanks, and the use is audited with its invitation', async () => {
    const { id } = await journey.createClient();
    const { url, invitation } = await invite(id);
    const text = await gone(url, { person: ANA });
    expect(text).toContain('Thank you');
    expect(text).toContain('You may close this page');
    expect(text).not.toMatch(/ana@sandbox|Rehearsal/);
    const { auditEvents } = await journey.api.ask(EVENTS);
    const told = auditEvents.nodes.filter(
      ({ subjectId, action }: { subjectId: string; action: string }) =>
        subjectId === id && action.startsWith('consent-invitation.'),
    );
    expect(told.map(({ action }: { action: string }) => action).sort()).toEqual(
      ['create', 'open', 'used'].map((verb) => `consent-invitation.${verb}`),
    );
    for (const { subjectName } of told) expect(subjectName).toContain(invitation.id);
  });

  it('says that another account waits for an admin, and uses nothing of it', async () => {
    const { id } = await journey.createClient();
    await gone((await invite(id)).url, { person: ANA });
    const text = await gone((await invite(id)).url, { person: BEN });
    expect(text).toMatch(/administrator of Mailkey at .* must confirm/);
    const { oauthClient } = await look(id);
    expect(oauthClient.grant.account).toBe(ANA);
    expect(oauthClient.consentsToConfirm).toEqual([{ account: BEN }]);
  });

  it('says what failed, whom to tell, and that the link can be used again', async () => {
    const { id } = await journey.createClient();
    const text = await gone((await invite(id)).url, { accept: false });
    expect(text).toContain('You did not agree');
    expect(text).toMatch(/Tell the person who invited you.*once more/);
    expect((await look(id)).oauthClient.consentInvitations[0].state).toBe('OPEN');
  });

  it('tells nobody anything of a run that no invitation has begun', async () => {
    const { id } = await journey.createClient();
    const { runId } = await journey.validate(id);
    for (const other of [runId, id, 'x', '%00'])
      expect((await fetch(`${journey.mailkey.url}/oauth/thanks/${other}`)).status).toBe(404);
  });
});

describe('an invitation', () => {
  it('for a mailbox brings a grant of its own', async () => {
    const { id, mailboxId } = await withMailbox();
    const { url } = await invite(id, { mailboxId });
    expect(await gone(url, { person: BEN })).toContain('Thank you');
    const query = `{ mailbox(id: "${mailboxId}") { ownGrant { account } } }`;
    expect((await journey.api.ask(query)).mailbox.ownGrant).toEqual({ account: BEN });
    const { oauthClient } = await look(id);
    expect(oauthClient.grant).toBeNull();
    expect(oauthClient.consentInvitations[0]).toMatchObject({
      state: 'USED',
      mailbox: { id: mailboxId },
    });
  });

  it.each(['role: VIEWER', 'enabled: false'])('is over once its maker has %s', async (change) => {
    const { mailkey, api: admin } = journey;
    const email = `maker-${change.length}@example.org`;
    const maker = await createPerson(mailkey, { admin, email, role: 'OPERATOR' });
    const { id } = await journey.createClient();
    const { url } = await invite(id, { by: maker.api });
    expect((await journey.newBrowser().get(url)).status).toBe(200);
    await admin.ask(`mutation { updateUser(id: "${maker.id}", ${change}) { id } }`);
    const seen = await journey.newBrowser().get(url);
    expect(seen.status).toBe(400);
    expect(await seen.text()).toContain('may not invite any more');
    expect((await journey.newBrowser().press(url)).status).toBe(400);
    const [one] = (await look(id)).oauthClient.consentInvitations;
    expect(one).toMatchObject({ state: 'ENDED', endedBecause: 'MAKER_GONE' });
  });
});
