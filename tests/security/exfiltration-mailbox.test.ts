import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startForeignListener, type ForeignListener } from '../testkit/foreign-listener.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { eventually } from '../testkit/moving-clock.js';
import { createProgram } from '../testkit/people.js';

let journey: Journey;
/** A key that may change everything, addresses included. */
let key: Api;
const foreign: ForeignListener[] = [];

beforeAll(async () => {
  journey = await startJourney({ env: { ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1' } });
  const scopes = ['READ', 'OPERATE', 'MANAGE', 'ADDRESSES'];
  key = (await createProgram(journey.mailkey, journey.api, { scopes })).api;
});
afterEach(() => foreign.splice(0).forEach((one) => one.close()));
afterAll(() => journey.close());

type Protocol = 'IMAP' | 'POP3' | 'SMTP';

async function listener(protocol: Protocol) {
  const made = await startForeignListener(protocol);
  foreign.push(made);
  return made;
}

const newSecret = (): string => `secret-${randomBytes(12).toString('hex')}`;

/** A server as an input has it. */
const at = (
  protocol: Protocol,
  { host, port }: { host: string; port: number },
  security = 'NONE',
) =>
  protocol === 'SMTP'
    ? { outgoing: { host, port, security } }
    : { incoming: { protocol, host, port, security } };

async function mailbox(servers: object, password: string): Promise<string> {
  const input = {
    name: 'M',
    address: 'm@example.org',
    authentication: 'PASSWORD',
    password,
    ...servers,
  };
  const none = { incoming: null, outgoing: null };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return (await journey.api.ask(create, { input: { ...none, ...input } })).createMailbox.id;
}

const UPDATE = `mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) {
  status secretDroppedBecause password { isSet setAt } } }`;
const edit = async (id: string, input: object) =>
  (await key.ask(UPDATE, { id, input })).updateMailbox;

async function check(id: string) {
  const start = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  return journey.ended((await key.ask(start, { id })).checkMailbox.id);
}

describe("a mailbox's password", () => {
  it.each(['IMAP', 'POP3', 'SMTP'] as const)(
    'A4 is not sent to another %s server that a key has written into the mailbox',
    async (protocol) => {
      const [home, evil, secret] = [
        await listener(protocol),
        await listener(protocol),
        newSecret(),
      ];
      const id = await mailbox(at(protocol, home), secret);
      await check(id);
      expect(home.heard()).toContain(secret);
      expect(await edit(id, at(protocol, evil))).toMatchObject({
        secretDroppedBecause: expect.stringContaining(`now signs in to 127.0.0.1:${evil.port}`),
        password: { isSet: false, setAt: null },
      });
      expect(await check(id)).toMatchObject({ status: 'FAILED' });
      expect(evil.heard()).not.toContain(secret);
    },
  );

  const imap = { protocol: 'IMAP', host: 'imap.example.com', port: 993, security: 'TLS' };
  const smtp = { host: 'smtp.example.com', port: 587, security: 'STARTTLS' };

  it.each([
    ['another port', { incoming: { ...imap, port: 1993 } }],
    ['STARTTLS for TLS', { incoming: { ...imap, security: 'STARTTLS' } }],
    ['POP3 at the same host', { incoming: { ...imap, protocol: 'POP3', port: 995 } }],
    ['a dot behind the name', { incoming: { ...imap, host: 'imap.example.com.' } }],
    ['the address behind the name', { incoming: { ...imap, host: '192.0.2.1' } }],
    ['another outgoing server', { outgoing: { ...smtp, host: 'smtp.example.net' } }],
    ['both servers', { incoming: { ...imap, port: 1 }, outgoing: { ...smtp, port: 1 } }],
    [
      'servers that change their places',
      {
        incoming: { ...imap, ...smtp },
        outgoing: { ...smtp, host: imap.host, port: 993, security: 'TLS' },
      },
    ],
  ])('A4 is dropped for %s', async (_name, servers) => {
    const id = await mailbox({ incoming: imap, outgoing: smtp }, newSecret());
    expect((await edit(id, servers)).password.isSet).toBe(false);
    const before = { incoming: imap, outgoing: smtp };
    expect((await edit(id, before)).password.isSet, 'undone').toBe(false);
    expect(await edit(id, { name: 'N' })).toMatchObject({
      secretDroppedBecause: expect.any(String),
    });
    expect(await edit(id, { password: newSecret() })).toMatchObject({
      password: { isSet: true },
      secretDroppedBecause: null,
    });
  });

  it.each([
    ['a dot behind the name', 'imap.example.com', 'imap.example.com.'],
    ['a short address', '127.0.0.1', '127.1'],
    ['a long address', '::1', '0:0:0:0:0:0:0:1'],
  ])('A4 is not taken by a key that may lead it nowhere: %s', async (_name, host, spelling) => {
    const id = await mailbox({ incoming: { ...imap, host } }, newSecret());
    const scopes = ['READ', 'OPERATE', 'MANAGE'];
    const { api } = await createProgram(journey.mailkey, journey.api, { scopes });
    const input = { incoming: { ...imap, host: spelling } };
    await expect(api.ask(UPDATE, { id, input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const query = 'query ($id: ID!) { mailbox(id: $id) { password { isSet } incoming { host } } }';
    const { mailbox: left } = await journey.api.ask(query, { id });
    expect(left).toEqual({ password: { isSet: true }, incoming: { host } });
  });

  it('A4 stays and opens for another spelling, login and name, and when a server goes', async () => {
    const [home, smtpHome, secret] = [await listener('IMAP'), await listener('SMTP'), newSecret()];
    const id = await mailbox({ ...at('IMAP', home), ...at('SMTP', smtpHome) }, secret);
    const { incoming } = at('IMAP', home);
    for (const input of [
      { incoming: { ...incoming, username: 'ana' } },
      { name: 'N' },
      { outgoing: null },
    ])
      expect((await edit(id, input)).password.isSet).toBe(true);
    await check(id);
    expect(home.heard()).toContain(secret);
    expect((await edit(id, at('SMTP', smtpHome))).password.isSet, 'a server more').toBe(false);
  });

  it('A4 is not sent by an alert through another server', async () => {
    const [home, evil, secret] = [await listener('SMTP'), await listener('SMTP'), newSecret()];
    const id = await mailbox(at('SMTP', home), secret);
    const { createAlertChannel: made } = await journey.api.ask(
      'mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }',
      { input: { type: 'EMAIL', name: 'Desk', mailboxId: id, recipients: ['desk@example.org'] } },
    );
    await edit(id, at('SMTP', evil));
    await journey.api.ask(`mutation { testAlertChannel(id: "${made.channel.id}") { id } }`);
    const last = async () =>
      (
        await journey.api.ask(
          `{ alertChannel(id: "${made.channel.id}") { latestDelivery { answer } } }`,
        )
      ).alertChannel.latestDelivery;
    await eventually(last, { answer: expect.stringContaining('m@example.org has no password') });
    expect(evil.heard()).not.toContain(secret);
  });

  it('A3 is named before the edit is saved, and in the log after it', async () => {
    const id = await mailbox({ incoming: imap }, newSecret());
    const query = `query ($id: ID!, $input: MailboxPatch!) { mailboxEditImpact(id: $id, input: $input) { dropsPassword reason } }`;
    const impact = async (input: object) => (await key.ask(query, { id, input })).mailboxEditImpact;
    const evil = { incoming: { ...imap, host: 'evil.example' } };
    expect(await impact(evil)).toEqual({
      dropsPassword: true,
      reason: expect.stringContaining('typed for imap.example.com:993'),
    });
    const none = { dropsPassword: false, reason: null };
    expect(await impact({ ...evil, password: 'typed' })).toEqual(none);
    expect(await impact({ incoming: { ...imap, host: 'IMAP.example.com' } })).toEqual(none);
    await edit(id, evil);
    const log = `{ auditEvents(first: 20) { nodes { action subjectId fields } } }`;
    expect((await journey.api.ask(log)).auditEvents.nodes).toContainEqual({
      action: 'mailbox.update',
      subjectId: id,
      fields: ['incoming', 'password', 'passwordDropped'],
    });
  });
});
