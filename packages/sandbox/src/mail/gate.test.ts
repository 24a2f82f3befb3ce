import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type MailProtocol, type Sandbox, type TokenWish } from '../index.js';
import { requestToken, talk } from '../testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const protocols: MailProtocol[] = ['imap', 'pop3', 'smtp'];
const [ana, ben, cleo, support] = ['ana', 'ben', 'cleo', 'support'].map(
  (name) => `${name}@sandbox.test`,
);

const works: Record<MailProtocol, RegExp> = { imap: /^OK STATUS/, pop3: /^\+OK \d/, smtp: /^250 / };
const rejected: Record<MailProtocol, RegExp> = {
  imap: /^NO AUTHENTICATE failed\.$/,
  pop3: /^-ERR Authentication failure: unknown user name or bad password\.$/,
  smtp: /^535 5\.7\.3 Authentication unsuccessful/,
};
const notConnected = { ...rejected, imap: /^\* BYE/, smtp: /^550 Mailbox cannot be accessed/ };

async function lastWords(protocol: MailProtocol, user = '', wish: TokenWish = {}): Promise<string> {
  const token = await sandbox.mintToken(wish);
  return (await talk(sandbox, protocol, { user, token })).at(-1) ?? '';
}

describe.each(protocols)('%s', (protocol) => {
  it('lets people into their own mailbox, in capital letters too', async () => {
    expect(await lastWords(protocol, ana, { person: ana })).toMatch(works[protocol]);
    expect(await lastWords(protocol, 'ANA@Sandbox.test', { person: ana })).toMatch(works[protocol]);
  });

  it.each<[string, TokenWish]>([
    ['of another audience', { claims: { aud: 'https://graph.microsoft.com' } }],
    ['that has expired', { claims: { exp: Math.floor(Date.now() / 1000) - 1 } }],
    ['without an expiry', { claims: { exp: 'never' } }],
    ['without the scope of the protocol', { claims: { scp: 'User.Read' } }],
    ['signed by a stranger', { foreignKey: true }],
  ])('rejects a token %s', async (_, wish) => {
    expect(await lastWords(protocol, ana, wish)).toMatch(rejected[protocol]);
  });

  it('rejects what is no token at all, and a user nobody knows', async () => {
    const [answer] = await talk(sandbox, protocol, { user: String(ana), token: 'rubbish' });
    expect(answer).toMatch(rejected[protocol]);
    expect(await lastWords(protocol, 'nobody@sandbox.test')).toMatch(rejected[protocol]);
  });

  it('rejects a token whose header asks for no signature', async () => {
    const token = await sandbox.mintToken();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const [answer] = await talk(sandbox, protocol, {
      user: String(ana),
      token: [none, ...token.split('.').slice(1)].join('.'),
    });
    expect(answer).toMatch(rejected[protocol]);
  });

  it('finds no mailbox behind somebody without a licence', async () => {
    expect(await lastWords(protocol, cleo, { person: cleo })).toMatch(notConnected[protocol]);
  });

  it('lets an application into the mailboxes that are open to it', async () => {
    const scope = 'https://outlook.office365.com/.default';
    const { body } = await requestToken(sandbox, { grant_type: 'client_credentials', scope });
    const token = String(body.access_token);
    const open = await talk(sandbox, protocol, { user: String(ana), token });
    expect(open.at(-1)).toMatch(works[protocol]);
    const closed = await talk(sandbox, protocol, { user: String(ben), token });
    expect(closed.at(-1)).toMatch(notConnected[protocol]);
  });
});

describe.each(['imap', 'pop3'] as const)('the shared mailbox over %s', (protocol) => {
  it('opens for a member and for nobody else', async () => {
    expect(await lastWords(protocol, support, { person: ana })).toMatch(works[protocol]);
    expect(await lastWords(protocol, support, { person: ben })).toMatch(notConnected[protocol]);
  });
});

describe("somebody else's mailbox", () => {
  it('is not connected over IMAP, and rejected over POP3 and SMTP', async () => {
    expect(await lastWords('imap', ben, { person: ana })).toMatch(/^\* BYE/);
    expect(await lastWords('pop3', ben, { person: ana })).toMatch(rejected.pop3);
    expect(await lastWords('smtp', ben, { person: ana })).toMatch(rejected.smtp);
  });

  it('is no login at SMTP, even when it is the shared one', async () => {
    expect(await lastWords('smtp', support, { person: ana })).toMatch(rejected.smtp);
  });
});
