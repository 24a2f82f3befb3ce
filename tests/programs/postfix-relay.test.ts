import { chmodSync, chownSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutRealServers } from '../servers/machine.js';
import { freePort } from '../testkit/free-port.js';
import { documented } from './documented.js';
import { startRelay, type Relay } from './relay.js';
import { ADDRESS, openStage, type Stage } from './stage.js';

const NOBODY = 65_534;

let stage: Stage;
let settings: string;
/** Where Mailkey is reached, when it is. */
let door: number;
beforeAll(async () => {
  stage = await openStage();
  door = await freePort();
  const text = documented('~/.config/mailkey/token', stage);
  const url = `MAILKEY_URL=http://127.0.0.1:${door}`;
  settings = await stage.write('token', text.replace(/^MAILKEY_URL=.*$/m, url));
  await stage.write('msmtprc', documented('/etc/msmtprc-relay', stage), 0o644);
});
afterAll(() => stage.close());

const message = (subject: string) => `From: ${ADDRESS}\nSubject: ${subject}\n\nText\n`;

/** Mailkey is there again. */
function openDoor(): Promise<Server> {
  const { port } = new URL(stage.journey.mailkey.url);
  const server = createServer((socket) => {
    const inner = connect({ host: 'localhost', port: Number(port) });
    socket.on('error', () => inner.destroy()).pipe(inner);
    inner.on('error', () => socket.destroy()).pipe(socket);
  });
  return new Promise((resolve) => server.listen(door, '127.0.0.1', () => resolve(server)));
}

describe.skipIf(withoutRealServers())('Postfix, set up as docs/integrating.md says', () => {
  let relay: Relay;
  beforeAll(async () => {
    for (const path of ['', 'bin']) chmodSync(join(stage.home, path), 0o755);
    chownSync(settings, NOBODY, NOBODY);
    chmodSync(join(stage.home, 'ca.pem'), 0o644);
    // pipe(8) gives no environment; the person of the page has a home of its own instead.
    const environment = `/usr/bin/env MAILKEY_TOKEN_FILE=${settings} MAILKEY_WAIT=0`;
    const master = documented('/etc/postfix/master.cf', stage)
      .replace('user=relay', 'user=nobody')
      .replace('argv=/usr/local/bin', `argv=${environment} ${stage.home}/bin`)
      .replace('/etc/msmtprc-relay', join(stage.home, 'msmtprc'));
    relay = await startRelay({ main: documented('/etc/postfix/main.cf', stage), master });
  });
  afterAll(() => relay.stop());

  const send = (subject: string) => {
    const words = ['--host=127.0.0.1', `--port=${relay.port}`, '--tls=off', '--auth=off'];
    return stage.run('msmtp', [...words, '-f', 'cron@relay.example.com', '--', ADDRESS], {
      input: message(subject),
    });
  };
  const lines = (status: string) => relay.log().match(new RegExp(`status=${status} .*`, 'g')) ?? [];
  const until = async (status: string, count: number): Promise<void> => {
    for (let tries = 0; lines(status).length < count && tries < 600; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(lines(status), relay.log()).toHaveLength(count);
  };

  it('keeps messages while Mailkey is away, says why, and sends them afterwards', async () => {
    for (let at = 0; at < 4; at += 1) expect((await send(`Relayed ${at}`)).code).toBe(0);
    await until('deferred', 4);
    expect(lines('deferred')[0]).toMatch(/mailkey-token: 127\.0\.0\.1 cannot be reached/);
    const server = await openDoor();
    relay.flush();
    await until('sent', 4);
    server.close();
    expect(relay.log()).not.toMatch(/bounced|non-delivery/);
    const { host, port } = stage.journey.sandbox.servers.imapTls;
    const { stdout } = await stage.run(
      'mailkey-token',
      ['--imap', `${host}:${port}`, stage.mailboxId],
      { input: 'A STATUS INBOX (MESSAGES)\r\nB LOGOUT\r\n', environment: direct() },
    );
    expect(stdout).toContain('* STATUS INBOX (MESSAGES 7)');
  });
});

const direct = () => ({ MAILKEY_URL: stage.journey.mailkey.url, MAILKEY_API_KEY: stage.key });

describe('mailkey-relay', () => {
  /** What a mail server says to one command, and how the relay ends then. */
  const refused = async (command: string, answer: string) => {
    const server = createServer((socket) => talk(socket.on('error', () => undefined)));
    const talk = (socket: Socket): void => {
      const say = (line: string) => void socket.write(`${line}\r\n`);
      const usual: Record<string, string> = { EHLO: '250-x\r\n250 AUTH PLAIN', DATA: '354 go' };
      let inText = false;
      say(command === 'greeting' ? answer : '220 mail.test');
      socket.on('data', (bytes) => {
        for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
          const word = line === '.' ? line : line.slice(0, 4).toUpperCase();
          if (inText && word !== '.') continue;
          inText = word === 'DATA';
          say(word === command ? answer : (usual[word] ?? (word === 'AUTH' ? '235 ok' : '250 ok')));
        }
      });
    };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens
    const words = ['--host=127.0.0.1', `--port=${port}`, '--tls=off', '--auth=plain', '--user=ana'];
    const ended = await stage.run(
      'mailkey-relay',
      [stage.mailboxId, ...words, '-f', ADDRESS, '--', 'ben@sandbox.test'],
      { input: message('Hello'), environment: direct() },
    );
    server.close();
    return ended;
  };

  it.each([
    ['.', '250 queued', 0],
    ['RCPT', '550 5.1.1 No such user', 65],
    ['MAIL', '550 5.7.60 Not your address', 65],
    ['.', '554 5.7.1 Spam', 69],
    ['greeting', '421 4.3.2 Busy', 75],
    ['AUTH', '454 4.7.0 Temporary', 75],
    ['AUTH', '535 5.7.8 Authentication failed', 75],
    ['RCPT', '451 4.7.1 Greylisted', 75],
    ['.', '451 4.3.0 Queue full', 75],
    ['MAIL', '553 5.7.1 Not owned by user', 65],
    ['MAIL', '552 5.3.4 Too big', 65],
    ['RCPT', '501 5.1.3 Bad address', 65],
    ['RCPT', '550 5.4.1 Access denied', 65],
    ['MAIL', '530 5.7.57 Client not authenticated', 75],
    ['MAIL', '503 5.5.1 Bad sequence', 75],
    ['MAIL', '550 5.4.5 Daily limit', 75],
    ['MAIL', '550 5.1.8 Sender blocked', 75],
    ['MAIL', '550 Not today', 75],
    ['RCPT', '550 5.4.5 Daily user sending limit exceeded', 75],
    ['RCPT', '451 4.7.1 see server message: 5', 75],
    ['.', '550 5.1.8 Access denied, bad outbound sender', 75],
    ['.', '550 5.7.501 Access denied, spam abuse detected', 75],
    ['.', '530 5.7.0 Authentication required', 75],
  ])('where %s is answered by %s ends with %i', async (command, answer, code) => {
    const ended = await refused(command, answer);
    expect(ended.code, ended.stderr).toBe(code);
    if (code !== 0) expect(ended.stderr).toContain(answer);
  });

  it('defers where a person must act on the token, and where it is called wrongly', async () => {
    const environment = { ...direct(), MAILKEY_API_KEY: 'mk_wrong' };
    const refusal = await stage.run('mailkey-relay', [stage.mailboxId, 'x'], { environment });
    expect(refusal).toMatchObject({ code: 75, stdout: '' });
    expect(refusal.stderr).toMatch(/make a new one/);
    expect((await stage.run('mailkey-relay', [])).stderr).toMatch(/^Usage: mailkey-relay/);
  });
});
