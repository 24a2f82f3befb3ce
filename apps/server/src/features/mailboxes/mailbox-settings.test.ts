import { describe, expect, it } from 'vitest';
import {
  mailboxProblems,
  newMailboxSettings,
  passwordProblems,
  patchedMailboxSettings,
  type MailboxSettings,
} from './mailbox-settings.js';
import { createProviders } from '../providers/index.js';

const good: MailboxSettings = {
  name: 'Support',
  address: 'support@contoso.com',
  enabled: true,
  authentication: 'OAUTH2',
  checkEveryMinutes: 15,
  oauthClientId: 'client',
  incoming: { protocol: 'IMAP', host: 'outlook.office365.com', port: 993, security: 'TLS' },
  outgoing: null,
};
const rules = { plaintextHosts: ['relay.test'] };
const codes = (change: Partial<MailboxSettings>) =>
  mailboxProblems({ ...good, ...change }, rules).map(({ path, code }) => `${path} ${code}`);
const incoming = (change: object) => ({ incoming: { ...good.incoming!, ...change } });

describe('settings of a mailbox', () => {
  it('are right when they are right', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<MailboxSettings>, string]>([
    ['no name', { name: '' }, 'input.name EMPTY'],
    ['a broken address', { address: 'support' }, 'input.address NOT_AN_EMAIL'],
    ['an address that injects', { address: 'a@b.test\u0001auth=x' }, 'input.address NOT_AN_EMAIL'],
    ['no server', { incoming: null }, 'input.incoming NO_SERVER'],
    ['no client', { oauthClientId: null }, 'input.oauthClientId EMPTY'],
    ['a broken host', incoming({ host: 'mail server' }), 'input.incoming.host NOT_A_HOST'],
    ['a URL as host', incoming({ host: 'https://mail.test' }), 'input.incoming.host NOT_A_HOST'],
    ['a port out of range', incoming({ port: 70_000 }), 'input.incoming.port OUT_OF_RANGE'],
    [
      'a login with a line break',
      incoming({ username: 'a\r\nLOGOUT' }),
      'input.incoming.username CONTROL_CHARACTER',
    ],
    [
      'a token without TLS',
      incoming({ security: 'NONE', host: 'relay.test' }),
      'input.incoming.security TLS_REQUIRED',
    ],
  ])('are refused with %s', (_name, change, expected) => {
    expect(codes(change)).toEqual([expected]);
  });

  it.each<[string, { typed?: string; stored: boolean }, string[]]>([
    ['the one that is stored', { stored: true }, []],
    ['a new one', { typed: 'pass word', stored: false }, []],
    ['none', { stored: false }, ['EMPTY']],
    ['none any more', { typed: '', stored: true }, ['EMPTY']],
    ['one with a line break', { typed: 'a\r\nQUIT', stored: true }, ['CONTROL_CHARACTER']],
    ['an endless one', { typed: 'x'.repeat(1001), stored: true }, ['TOO_LONG']],
  ])('take as the password %s', (_what, { typed, stored }, expected) => {
    const problems = passwordProblems({ authentication: 'PASSWORD' }, { typed, stored });
    expect(problems.map(({ code }) => code)).toEqual(expected);
  });

  it('may do without TLS only for a listed host and with a password', () => {
    expect(
      codes({ authentication: 'PASSWORD', ...incoming({ security: 'NONE', host: 'relay.test' }) }),
    ).toEqual([]);
    expect(
      codes({ authentication: 'PASSWORD', ...incoming({ security: 'NONE', host: 'other.test' }) }),
    ).toHaveLength(1);
  });

  it("take absent servers from the client's provider, and none for null", () => {
    const provider = createProviders().MICROSOFT_365;
    const input = { ...good, incoming: undefined, outgoing: null };
    expect(newMailboxSettings(input, provider)).toMatchObject({
      incoming: { host: 'outlook.office365.com', port: 993 },
      outgoing: null,
    });
  });

  it('stay where a patch is silent', () => {
    expect(patchedMailboxSettings(good, { name: 'Desk' })).toEqual({ ...good, name: 'Desk' });
    expect(patchedMailboxSettings(good, { incoming: null }).incoming).toBeNull();
  });
});
