import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from './documented.js';
import { ADDRESS, createKey, openStage, type Ended, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.write('.config/mailkey/token', documented('~/.config/mailkey/token', stage));
});
afterAll(() => stage.close());

const token = (words: string[], environment: Record<string, string> = {}) =>
  stage.run('mailkey-token', words, { environment });

/** Nothing on standard output, one sentence on standard error, and the key in neither. */
function expectRefusal(ended: Ended, code: number, sentence: RegExp): void {
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(/^mailkey-token: [^\n]+\n$/);
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr).not.toContain(stage.key);
}

async function keyOfAnotherMailbox({ journey }: Stage): Promise<string> {
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const incoming = { protocol: 'IMAP', ...journey.sandbox.servers.imapTls };
  const settings = { authentication: 'PASSWORD', password: 'x', incoming };
  const input = { name: 'Ben', address: 'ben@sandbox.test', ...settings };
  const { createMailbox } = await journey.api.ask(create, { input });
  return createKey(journey, [createMailbox.id]);
}

describe('mailkey-token', () => {
  it('prints the token and nothing else, by id and by address', async () => {
    const byId = await token([stage.mailboxId]);
    expect(byId).toMatchObject({ code: 0, stderr: '' });
    expect(byId.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await token([ADDRESS])).toEqual(byId);
  });

  it('needs no file when the environment says everything', async () => {
    const ended = await token([stage.mailboxId], {
      HOME: '/nonexistent',
      MAILKEY_URL: stage.journey.mailkey.url,
      MAILKEY_API_KEY: stage.key,
    });
    expect(ended.code).toBe(0);
  });

  it('prints the SASL message, for the login of the mailbox or another', async () => {
    const accessToken = (await token([ADDRESS])).stdout.trim();
    const own = await token(['--xoauth2', ADDRESS]);
    const message = (user: string) => `user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`;
    expect(Buffer.from(own.stdout, 'base64').toString()).toBe(message(ADDRESS));
    const other = await token(['--xoauth2', '--user', 'support@sandbox.test', ADDRESS]);
    expect(Buffer.from(other.stdout, 'base64').toString()).toBe(message('support@sandbox.test'));
  });

  it('explains itself', async () => {
    expect((await token(['--help'])).stdout).toMatch(/^Usage: mailkey-token/);
    expect((await token(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expectRefusal(await token([]), 64, /Name one mailbox\. See mailkey-token --help\./);
  });

  it('refuses a file that others can read', async () => {
    const path = await stage.write('open', `MAILKEY_API_KEY=${stage.key}\n`, 0o644);
    const ended = await token([ADDRESS], { MAILKEY_TOKEN_FILE: path });
    expectRefusal(ended, 78, /Run: chmod 600 /);
  });

  it('says that the key may not, and does not tell mailboxes of others from none', async () => {
    const foreign = await token(['00000000-0000-4000-8000-000000000000']);
    expectRefusal(foreign, 77, /needs the scope TOKENS and the mailbox in its list/);
    const none = { MAILKEY_API_KEY: await keyOfAnotherMailbox(stage) };
    expect((await token([ADDRESS], none)).stderr).toBe(foreign.stderr);
    expectRefusal(await token([ADDRESS], { MAILKEY_API_KEY: 'mk_wrong' }), 77, /make a new one/);
  });
});

describe('a session that mailkey-token signs in', () => {
  const session = (words: string[], input: string, environment: Record<string, string> = {}) =>
    stage.run('mailkey-token', words, { input, environment });
  const imap = () => {
    const { host, port } = stage.journey.sandbox.servers.imapTls;
    return `${host}:${port}`;
  };

  it('is passed on, signed in', async () => {
    const ended = await session(
      ['--imap', imap(), ADDRESS],
      'A STATUS INBOX (MESSAGES)\r\nB LOGOUT\r\n',
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.split('\r\n')).toEqual([
      '* PREAUTH Signed in by mailkey-token.',
      '* STATUS INBOX (MESSAGES 3)',
      'A OK STATUS completed.',
      '* BYE Bye.',
      'B OK LOGOUT completed.',
      '',
    ]);
  });

  it('is none when the server refuses the login', async () => {
    const words = ['--imap', imap(), '--user', 'nobody@sandbox.test', ADDRESS];
    expectRefusal(
      await session(words, ''),
      77,
      /does not let this mailbox in: AUTHENTICATE failed/,
    );
  });

  it('is none when the certificate is not trusted, and the token stays here', async () => {
    const ended = await session(['--imap', imap(), ADDRESS], '', { NODE_EXTRA_CA_CERTS: '' });
    expectRefusal(ended, 78, /is not trusted .*NODE_EXTRA_CA_CERTS/);
  });

  it('is none when the server speaks no TLS', async () => {
    const { host, port } = stage.journey.sandbox.servers.imapStarttls;
    const ended = await session(['--imap', `${host}:${port}`, ADDRESS], '');
    expectRefusal(ended, 78, /does not speak TLS there .*check the port/);
  });
});
