import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmailSender } from '@mailkey/server/features/alerts/channels/email.flow';
import type { Notice } from '@mailkey/server/features/alerts/notice';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { createEgress } from '@mailkey/server/lib/egress';
import { startSandbox, type Sandbox } from '@mailkey/sandbox';
import { startJourney, type Journey } from '../testkit/journey.js';
import { lettersOfPaul } from '../testkit/letters.js';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const CREATE = `mutation ($input: AlertChannelInput!) {
  createAlertChannel(input: $input) { secret channel { id mailbox { address } } } }`;
const TEST = `mutation ($id: ID!) { testAlertChannel(id: $id) { id state status answer attempts } }`;
const MAILBOX = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';

describe('alerts by e-mail', () => {
  let journey: Journey;
  let clientId: string;
  let channelId: string;
  beforeAll(async () => {
    journey = await startJourney();
    const client = await journey.createClient();
    clientId = client.id;
    const started = await journey.validate(clientId);
    await journey.api.get(await journey.consented(started));
    await journey.ended(started.runId);
    const { createMailbox } = await journey.api.ask(MAILBOX, {
      input: {
        name: 'Ana',
        address: 'ana@sandbox.test',
        oauthClientId: clientId,
        outgoing: journey.sandbox.servers.smtpStarttls,
      },
    });
    const { createAlertChannel } = await journey.api.ask(CREATE, {
      input: {
        type: 'EMAIL',
        name: 'On call',
        mailboxId: createMailbox.id,
        recipients: ['paul@sandbox.test', 'ben@sandbox.test'],
      },
    });
    expect(createAlertChannel).toMatchObject({
      secret: null,
      channel: { mailbox: { address: 'ana@sandbox.test' } },
    });
    channelId = createAlertChannel.channel.id;
  });
  afterAll(() => journey.close());

  it('goes out through a mailbox of one’s own, with its token', async () => {
    const { testAlertChannel: sent } = await journey.api.ask(TEST, { id: channelId });
    expect(sent).toMatchObject({ state: 'DELIVERED', status: 250, attempts: 1 });
    const letter = (await lettersOfPaul(journey.sandbox)).at(-1) ?? '';
    expect(letter).toContain('Subject: [Mailkey] Test of the alert channel On call');
    expect(letter).toContain('From: Mailkey <ana@sandbox.test>');
    expect(letter).toContain('To: paul@sandbox.test, ben@sandbox.test');
    expect(letter).toContain(`Message-ID: <${sent.id}@sandbox.test>`);
    expect(letter).toContain('Auto-Submitted: auto-generated');
    expect(letter).toContain('Content-Type: text/plain; charset=utf-8');
    expect(letter).toContain('there is nothing to do.');
    expect(letter).toContain(`${journey.mailkey.config.publicUrl}/settings/alerts`);
    expect(letter).not.toContain('eyJ');
  });

  it('says whom the server did not take, and still writes to the others', async () => {
    const update = `mutation ($id: ID!, $input: AlertChannelPatch!) { updateAlertChannel(id: $id, input: $input) { id } }`;
    const recipients = ['paul@sandbox.test', 'nobody@elsewhere.test'];
    await journey.api.ask(update, { id: channelId, input: { recipients } });
    const { testAlertChannel: sent } = await journey.api.ask(TEST, { id: channelId });
    expect(sent).toMatchObject({ state: 'DELIVERED' });
    expect(sent.answer).toContain('Not for nobody@elsewhere.test');
    await journey.api.ask(update, { id: channelId, input: { recipients: [recipients[1]] } });
    const refused = (await journey.api.ask(TEST, { id: channelId })).testAlertChannel;
    expect(refused).toMatchObject({ state: 'GIVEN_UP', status: 550 });
  });

  it('says that the mailbox itself fails when it does', async () => {
    journey.sandbox.befall('smtp-off-tenant');
    const off = (await journey.api.ask(TEST, { id: channelId })).testAlertChannel;
    journey.sandbox.befall(undefined);
    expect(off).toMatchObject({ state: 'GIVEN_UP' });
    expect(off.answer).toContain('ana@sandbox.test could not sign in');

    const disable = `mutation ($id: ID!) { updateOAuthClient(id: $id, input: { enabled: false }) { id } }`;
    await journey.api.ask(disable, { id: clientId });
    const none = (await journey.api.ask(TEST, { id: channelId })).testAlertChannel;
    expect(none.answer).toContain('ana@sandbox.test has no token to send with.');
  });

  it('refuses a sender that cannot send and recipients that are none', async () => {
    const input = { type: 'EMAIL', name: 'x', recipients: ['a@b.test\r\nBcc: c@d.test'] };
    await expect(journey.api.ask(CREATE, { input })).rejects.toMatchObject({
      extensions: {
        fields: [{ path: 'input.mailboxId' }, { path: 'input.recipients', code: 'NOT_AN_EMAIL' }],
      },
    });
  });
});

describe('a letter with hostile texts', () => {
  let sandbox: Sandbox;
  let storage: TemporaryStorage;
  beforeAll(async () => {
    [sandbox, storage] = await Promise.all([startSandbox(), temporaryStorage()]);
  });
  afterAll(async () => {
    await Promise.all([sandbox.close(), storage.remove()]);
  });

  const notice: Notice = {
    kind: 'incident.opened',
    key: 'k',
    severity: 'ERROR',
    title: 'Fails\r\nBcc: eve@evil.test\r\n\r\nbody\u2028\u202Egnp.exe',
    lines: ['.', 'one\r\n.\r\nQUIT\r\nMAIL FROM:<eve@evil.test>', '\u0000\u0007bell'],
    path: '//evil.test/phish',
    at: new Date('2026-03-01T12:00:00Z'),
    facts: {},
  };

  it('keeps them out of headers, of the protocol and of the link', async () => {
    const { database, keyring } = storage;
    const clock = () => new Date();
    const mailboxes = createMailboxStore({ database, keyring, clock });
    const paul = sandbox.people.find(({ kind }) => kind === 'password');
    const outgoing = { ...sandbox.servers.smtpTls, username: null, fromAddress: null };
    const mailbox = await mailboxes.create(
      {
        name: 'Paul',
        address: 'paul@sandbox.test',
        enabled: true,
        authentication: 'PASSWORD',
        oauthClientId: null,
        incoming: null,
        outgoing,
        checkEveryMinutes: 15,
      },
      paul?.password,
    );
    const send = createEmailSender({
      clock,
      mailboxes,
      publicUrl: 'https://mailkey.example',
      egress: createEgress({
        allowCidrs: [],
        allowLoopbackPorts: sandbox.ports,
        authorities: [{ host: 'localhost', ports: sandbox.ports, ca: sandbox.ca }],
      }),
      insecure: { origins: [], allowAll: false },
      tokenOf: () => Promise.reject(new Error('a password needs no token')),
      allowPlaintextFor: [],
      ehloName: 'mailkey.example',
    });
    const sent = await send({
      channel: {
        id: 'c',
        type: 'EMAIL',
        name: 'x',
        url: null,
        mailboxId: mailbox.id,
        recipients: ['paul@sandbox.test'],
      },
      secret: undefined,
      delivery: { id: 'd-1', notice: { ...notice, at: notice.at.toISOString() } },
      deadline: createDeadline(10_000, clock),
    });
    expect(sent).toMatchObject({ kind: 'sent', status: 250 });
    const letters = await lettersOfPaul(sandbox);
    // RFC 2045 section 6.7: a soft line break.
    const letter = (letters.at(-1) ?? '').replaceAll('=\r\n', '');
    const [head = '', body = ''] = letter.split('\r\n\r\n');
    expect(head).toMatch(/^Subject: \[Mailkey\] Fails Bcc: eve@evil\.test body gnp\.exe$/m);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(body).not.toBe('');
    expect(letter).toContain('one . QUIT MAIL FROM:<eve@evil.test>');
    expect(letter).toContain('\r\nhttps://mailkey.example//evil.test/phish\r\n');
  });
});
