import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Endpoint, type Sandbox } from '../index.js';
import { openRaw, xoauth2 } from '../testkit/clients.js';

const ana = 'ana@sandbox.test';
let sandbox: Sandbox;
let token: string;
let password: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.mintToken({ person: ana });
  password = sandbox.people.find((one) => one.kind === 'password')?.password ?? '';
});
afterAll(() => sandbox.close());

/** Sends lines and returns the one line that answers each; the greeting is read first. */
async function converse(endpoint: Endpoint, says: string[]): Promise<string[]> {
  const client = await openRaw(sandbox, endpoint);
  await client.read();
  const answers: string[] = [];
  for (const line of says) {
    client.send(line);
    answers.push(await client.read());
  }
  client.close();
  return answers;
}

describe('IMAP', () => {
  it('takes the token without an initial response too', async () => {
    const says = ['A AUTHENTICATE XOAUTH2', xoauth2(ana, token)];
    expect(await converse(sandbox.servers.imapTls, says)).toEqual([
      '+ ',
      'A OK AUTHENTICATE completed.',
    ]);
  });

  it('lets the client break off', async () => {
    const answers = await converse(sandbox.servers.imapTls, ['A AUTHENTICATE XOAUTH2', '*']);
    expect(answers[1]).toMatch(/^A BAD/);
  });

  it('takes no login before TLS and says so in its capabilities', async () => {
    const says = ['A CAPABILITY', '', `B AUTHENTICATE XOAUTH2 ${xoauth2(ana, token)}`];
    const [capabilities, , answer] = await converse(sandbox.servers.imapStarttls, says);
    expect(capabilities).toMatch(/STARTTLS/);
    expect(capabilities).toMatch(/LOGINDISABLED/);
    expect(capabilities).not.toMatch(/AUTH=/);
    expect(answer).not.toMatch(/OK AUTHENTICATE/);
  });

  it('forgets what was sent ahead of the handshake', async () => {
    const client = await openRaw(sandbox, sandbox.servers.imapStarttls);
    await client.read();
    client.send('A STARTTLS\r\nB NOOP');
    expect(await client.read()).toMatch(/^A OK/);
    await client.startTls();
    client.send('C NOOP');
    expect(await client.read()).toMatch(/^C OK/);
    client.close();
  });

  it('knows the password person, by literals as well, and refuses the others', async () => {
    const login = (user: string) => `A LOGIN ${user} "${password}"`;
    const { imapTls } = sandbox.servers;
    expect(await converse(imapTls, [login('paul@sandbox.test')])).toEqual([
      'A OK LOGIN completed.',
    ]);
    expect(await converse(imapTls, [login(ana)])).toEqual(['A NO LOGIN failed.']);
    const literals = ['A LOGIN {17}', `paul@sandbox.test {${password.length}}`, password];
    expect((await converse(imapTls, literals)).at(-1)).toBe('A OK LOGIN completed.');
  });

  it('hangs up on a line without an end', async () => {
    const client = await openRaw(sandbox, sandbox.servers.imapTls);
    await client.read();
    client.send('x'.repeat(200_000));
    expect(await client.read()).toBe('');
  });
});

describe('POP3', () => {
  it('answers the one-line AUTH as Exchange does', async () => {
    const says = [`AUTH XOAUTH2 ${xoauth2(ana, token)}`, 'NOOP'];
    expect(await converse(sandbox.servers.pop3Tls, says)).toEqual([
      '-ERR Protocol error. Connection is closed. 10',
      '',
    ]);
  });

  it('answers a token of more than 4096 characters the same way', async () => {
    const says = ['AUTH XOAUTH2', xoauth2(ana, 'x'.repeat(4097))];
    expect((await converse(sandbox.servers.pop3Tls, says)).at(-1)).toMatch(/^-ERR Protocol error/);
  });

  it('knows the password person and refuses the others', async () => {
    const says = (user: string) => [`USER ${user}`, `PASS ${password}`];
    const { pop3Tls } = sandbox.servers;
    expect((await converse(pop3Tls, says('paul@sandbox.test'))).at(-1)).toMatch(/^\+OK/);
    expect((await converse(pop3Tls, says(ana))).at(-1)).toBe(
      '-ERR Logon failure: unknown user name or bad password.',
    );
  });

  it('lists and shows messages', async () => {
    const says = ['AUTH XOAUTH2', xoauth2(ana, token), 'STAT', 'LIST 1', 'UIDL 1', 'RETR 9'];
    const [, , stat, list, uidl, missing] = await converse(sandbox.servers.pop3Tls, says);
    expect(stat).toMatch(/^\+OK 3 \d+$/);
    expect(list).toMatch(/^\+OK 1 \d+$/);
    expect(uidl).toBe('+OK 1 1');
    expect(missing).toMatch(/^-ERR/);
  });
});

describe('SMTP', () => {
  const client = (auth: object) => {
    const { host, port } = sandbox.servers.smtpTls;
    return createTransport({ host, port, secure: true, auth, tls: { ca: sandbox.ca } });
  };

  it('knows the password person and refuses the others', async () => {
    await expect(client({ user: 'paul@sandbox.test', pass: password }).verify()).resolves.toBe(
      true,
    );
    await expect(client({ user: ana, pass: password }).verify()).rejects.toMatchObject({
      code: 'EAUTH',
      response: expect.stringMatching(/^535 5\.7\.139 .*credentials were incorrect/) as string,
    });
  });

  it("takes no one else's name as sender, and no mail for elsewhere", async () => {
    const transport = client({ type: 'OAuth2', user: ana, accessToken: token });
    const mail = { from: 'ben@sandbox.test', to: ana, text: 'Hello' };
    await expect(transport.sendMail(mail)).rejects.toMatchObject({
      response: expect.stringMatching(
        /^550 5\.7\.60 SMTP; Client does not have permissions/,
      ) as string,
    });
    await expect(
      transport.sendMail({ from: ana, to: 'somebody@elsewhere.example', text: 'Hello' }),
    ).rejects.toMatchObject({ responseCode: 550 });
  });

  it('delivers to the mailbox', async () => {
    const transport = client({ type: 'OAuth2', user: ana, accessToken: token });
    await transport.sendMail({ from: ana, to: 'ben@sandbox.test', subject: 'Look', text: 'Hello' });
    const bens = await sandbox.mintToken({ person: 'ben@sandbox.test' });
    const says = ['AUTH XOAUTH2', xoauth2('ben@sandbox.test', bens), 'STAT'];
    expect((await converse(sandbox.servers.pop3Tls, says)).at(-1)).toMatch(/^\+OK 4 /);
  });

  it('demands TLS and a login before MAIL FROM', async () => {
    const client = await openRaw(sandbox, sandbox.servers.smtpStarttls);
    await client.read();
    client.send('EHLO client.test');
    const lines: string[] = [];
    do lines.push(await client.read());
    while (!lines.at(-1)?.startsWith('250 '));
    expect(lines.join()).toMatch(/STARTTLS/);
    expect(lines.join()).not.toMatch(/AUTH/);
    client.send(`AUTH XOAUTH2 ${xoauth2(ana, token)}`);
    expect(await client.read()).toMatch(/^500/);
    client.send(`MAIL FROM:<${ana}>`);
    expect(await client.read()).toMatch(/^530 5\.7\.57 Client not authenticated/);
    client.close();
  });
});
