import { expect, it } from 'vitest';
import { createProviders } from '../../providers/index.js';
import type { LintedClient, LintedMailbox } from './finding.js';
import { lintOAuthClient } from './index.js';

const providers = createProviders();
const usGov = 'https://login.microsoftonline.us/contoso.com/oauth2/v2.0';
const base: LintedClient = {
  provider: 'MICROSOFT_365',
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  secret: 'present',
  secretExpiresAt: new Date('2027-01-01T00:00:00Z'),
  authorizeUrl: `${usGov}/authorize`,
  accessTokenUrl: `${usGov}/token`,
  scopes: ['SMTP.Send'],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  tokenParameters: [],
  pkce: 'S256',
  tenant: null,
  redirectUri: 'https://mail.example/oauth/callback/1',
};
const username = 'jane@example.com';
const mailbox: LintedMailbox = {
  address: username,
  incoming: { protocol: 'IMAP', host: 'imap.example.com', port: 993, security: 'TLS', username },
  outgoing: { host: 'smtp.example.com', port: 587, security: 'STARTTLS', username },
};

function lint(client: Partial<LintedClient>, mailboxes: LintedMailbox[] = []) {
  const linted = { ...base, ...client };
  const provider = providers[linted.provider];
  const now = new Date('2026-01-01T00:00:00Z');
  return lintOAuthClient(linted, { provider, mailboxes, publicUrl: 'https://mail.example', now });
}
const codesOf = (found: { code: string }[]) => found.map(({ code }) => code);

it('names the Exchange of the cloud where one signs in', () => {
  const advice = lint({}).find(({ code }) => code === 'scope-without-resource')?.fix;
  expect(advice).toContain('https://outlook.office365.us/SMTP.Send');
});

it('sees a bare permission of Graph beside those of Exchange', () => {
  const scopes = ['https://outlook.office365.us/SMTP.Send', 'User.Read'];
  const found = lint({ scopes }).find(({ code }) => code === 'two-resources');
  expect(found?.fix).toContain('graph.microsoft.us');
});

it.each([
  ['FASTMAIL', ['https://www.fastmail.com/dev/protocol-smtp'], 'scope-missing-for-imap'],
  ['YANDEX', ['mail:imap_ro'], 'scope-missing-for-smtp'],
  ['GOOGLE', ['openid'], 'scope-missing-for-imap'],
] as const)('misses the scope of a protocol at %s', (provider, scopes, code) => {
  const found = codesOf(lint({ provider, scopes: [...scopes] }, [mailbox]));
  expect(found).toContain(code);
  const presets = providers[provider].scopes.map(({ value }) => value);
  const whole = codesOf(lint({ provider, scopes: presets }, [mailbox]));
  expect(whole.filter((one) => one.startsWith('scope-missing-for'))).toEqual([]);
});

it('takes a narrower scope of the same protocol for enough', () => {
  const found = codesOf(
    lint({ provider: 'YANDEX', scopes: ['mail:imap_ro', 'mail:smtp'] }, [mailbox]),
  );
  expect(found).not.toContain('scope-missing-for-imap');
});

it('knows the further names of a provider’s servers', () => {
  const outgoing = {
    host: 'smtp-mail.outlook.com',
    port: 587,
    security: 'STARTTLS',
    username,
  } as const;
  const found = codesOf(lint({ provider: 'GOOGLE' }, [{ address: username, outgoing }]));
  expect(found).toContain('mailbox-host-of-another-provider');
});

it('finds /common right for personal mailboxes alone', () => {
  const common = 'https://login.microsoftonline.com/common/oauth2/v2.0';
  const client = { authorizeUrl: `${common}/authorize`, accessTokenUrl: `${common}/token` };
  expect(codesOf(lint(client, [{ address: 'jane@outlook.com' }]))).not.toContain(
    'tenant-is-shared',
  );
  expect(codesOf(lint(client, [mailbox]))).toContain('tenant-is-shared');
});

it.each(['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', ':tenant'])(
  'sees the placeholder %s',
  (tenant) => {
    const url = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
    expect(codesOf(lint({ accessTokenUrl: url }))).toContain('tenant-placeholder-left');
  },
);
