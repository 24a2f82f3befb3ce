import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Endpoint, type Sandbox } from './index.js';
import { obtain, openRaw, xoauth2 } from './testkit/clients.js';

const ana = 'ana@sandbox.test';
let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  accessToken = String((await obtain(sandbox)).body.access_token);
});
afterAll(() => sandbox.close());

describe.each(['imapTls', 'imapStarttls'] as const)('IMAP, %s', (name) => {
  it('opens the mailbox with the token and reads a message', async () => {
    const client = imapClient(sandbox.servers[name], ana);
    await client.connect();
    expect(client.capabilities.has('AUTH=XOAUTH2')).toBe(true);
    expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 3 });
    expect((await client.list()).map((one) => one.path)).toEqual(['INBOX']);
    const lock = await client.getMailboxLock('INBOX');
    const message = await client.fetchOne('1', { envelope: true, source: true, uid: true });
    lock.release();
    expect(message && message.envelope?.subject).toBe('The printer is on fire');
    expect(message && message.source?.toString()).toContain('Please bring water');
    await client.logout();
  });
});

describe.each(['smtpTls', 'smtpStarttls'] as const)('SMTP, %s', (name) => {
  it('sends as oneself and delivers to the other', async () => {
    const transport = smtpClient(sandbox.servers[name], ana);
    await transport.verify();
    const sent = await transport.sendMail({ from: ana, to: 'ben@sandbox.test', text: 'Hello' });
    expect(sent.response).toMatch(/^250/);
    transport.close();
  });

  it('sends as the shared mailbox that one is a member of', async () => {
    const transport = smtpClient(sandbox.servers[name], ana);
    const mail = { from: 'support@sandbox.test', to: ana, text: 'Hello' };
    expect((await transport.sendMail(mail)).response).toMatch(/^250/);
    transport.close();
  });
});

describe('POP3', () => {
  it('opens the mailbox in two steps, after TLS and after STLS', async () => {
    for (const endpoint of [sandbox.servers.pop3Tls, sandbox.servers.pop3Starttls]) {
      const client = await openRaw(sandbox, endpoint);
      expect(await client.read()).toMatch(/^\+OK/);
      if (endpoint.security === 'STARTTLS') {
        client.send('AUTH XOAUTH2');
        expect(await client.read()).toMatch(/^-ERR/);
        client.send('STLS');
        expect(await client.read()).toMatch(/^\+OK/);
        await client.startTls();
      }
      client.send('AUTH XOAUTH2');
      expect(await client.read()).toBe('+ ');
      client.send(xoauth2(ana, accessToken));
      expect(await client.read()).toMatch(/^\+OK/);
      client.send('STAT');
      expect(await client.read()).toMatch(/^\+OK \d+ \d+$/);
      client.send('RETR 1');
      expect(await client.read()).toBe('+OK');
      client.send('QUIT');
      client.close();
    }
  });
});

function imapClient({ host, port, security }: Endpoint, user: string): ImapFlow {
  return new ImapFlow({
    host,
    port,
    logger: false,
    auth: { user, accessToken },
    secure: security === 'TLS',
    doSTARTTLS: security === 'STARTTLS',
    tls: { ca: sandbox.ca },
  });
}

function smtpClient({ host, port, security }: Endpoint, user: string) {
  return createTransport({
    host,
    port,
    secure: security === 'TLS',
    requireTLS: security === 'STARTTLS',
    auth: { type: 'OAuth2', user, accessToken },
    tls: { ca: sandbox.ca },
  });
}
