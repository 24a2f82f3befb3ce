import { describe, expect, it } from 'vitest';
import { createProviders } from '../../providers/index.js';
import type { LintContext, LintedClient, LintedMailbox } from './finding.js';
import type { HabitCode } from './habits.js';
import { lintOAuthClient, lintRules, type LintCode } from './index.js';

const providers = createProviders();
const tenant = '11111111-2222-4333-8444-555555555555';
const login = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`;
const outlook = 'https://outlook.office.com';
const NO_PARAMETERS = { authorizeParameters: [], tokenParameters: [] };
/** Right in every respect: no rule has anything to say. */
const good: LintedClient = {
  provider: 'MICROSOFT_365',
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  secret: 'present',
  secretExpiresAt: new Date('2027-01-01T00:00:00Z'),
  authorizeUrl: `${login}/authorize`,
  accessTokenUrl: `${login}/token`,
  scopes: [`${outlook}/IMAP.AccessAsUser.All`, `${outlook}/SMTP.Send`, 'offline_access'],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  ...NO_PARAMETERS,
  pkce: 'S256',
  tenant,
  redirectUri: 'https://mail.example/oauth/callback/1',
};
const username = 'jane@contoso.com';
const imap = { host: 'outlook.office365.com', port: 993, security: 'TLS', username } as const;
const smtp = { host: 'smtp.office365.com', port: 587, security: 'STARTTLS', username } as const;
const mailbox: LintedMailbox = {
  address: username,
  incoming: { protocol: 'IMAP', ...imap },
  outgoing: smtp,
};
const popBox: LintedMailbox = { ...mailbox, incoming: { ...imap, protocol: 'POP3', port: 995 } };
const helpdesk = 'help@contoso.com';
const shared = { ...mailbox, address: helpdesk, outgoing: { ...smtp, username: helpdesk } };

const google: Partial<LintedClient> = {
  provider: 'GOOGLE',
  clientId: '1-x.apps.googleusercontent.com',
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  accessTokenUrl: 'https://oauth2.googleapis.com/token',
  scopes: ['https://mail.google.com/'],
  tenant: null,
};
const application: Partial<LintedClient> = {
  grantType: 'CLIENT_CREDENTIALS',
  scopes: ['https://outlook.office365.com/.default'],
};
const at = (path: string): Partial<LintedClient> => ({
  authorizeUrl: `https://login.microsoftonline.com/${path}/oauth2/v2.0/authorize`,
  accessTokenUrl: `https://login.microsoftonline.com/${path}/oauth2/v2.0/token`,
  tenant: null,
});
const generic: Partial<LintedClient> = {
  provider: 'GENERIC',
  authorizeUrl: 'https://id.example/authorize',
  accessTokenUrl: 'https://id.example/token',
  scopes: ['mail'],
  clientId: 'c',
  tenant: null,
};
type Case = Partial<LintedClient> & { context?: Partial<LintContext> };

/** For each code a case that fires and one that comes close and stays silent; habits have a file of their own. */
const cases: Record<Exclude<LintCode, HabitCode>, [fires: Case, silent: Case]> = {
  'client-id-missing': [{ clientId: ' ' }, {}],
  'client-id-has-space': [{ clientId: `${good.clientId} ` }, {}],
  'client-id-not-a-guid': [
    { clientId: 'helpdesk@contoso.com' },
    { ...google, clientId: 'x.apps.googleusercontent.com' },
  ],
  'client-id-is-tenant': [
    { clientId: tenant.toUpperCase() },
    { ...generic, clientId: tenant, tenant },
  ],
  'client-id-not-googles': [{ ...google, clientId: 'my-project' }, google],
  'secret-missing': [{ secret: 'absent' }, { secret: 'absent', clientAuthentication: 'NONE' }],
  'secret-is-its-id': [{ secret: 'guid-shaped' }, { ...generic, secret: 'guid-shaped' }],
  'secret-is-masked': [{ secret: 'masked' }, { secret: 'spaced' }],
  'secret-has-space': [{ secret: 'spaced' }, { secret: 'masked' }],
  'secret-expired': [
    { secretExpiresAt: new Date('2026-01-01T00:00:00Z') },
    { secret: 'absent', secretExpiresAt: new Date(0) },
  ],
  'secret-expires-soon': [
    { secretExpiresAt: new Date('2026-01-31T00:00:00Z') },
    { secretExpiresAt: new Date('2026-02-01T00:00:00Z') },
  ],
  'secret-expiry-unknown': [{ secretExpiresAt: null }, { ...google, secretExpiresAt: null }],
  'secret-not-used': [
    { clientAuthentication: 'NONE' },
    { clientAuthentication: 'NONE', secret: 'absent' },
  ],
  'application-without-secret': [{ ...application, clientAuthentication: 'NONE' }, application],
  'authorize-url-missing': [{ authorizeUrl: null }, { ...application, authorizeUrl: null }],
  'access-token-url-missing': [{ accessTokenUrl: '' }, {}],
  'tenant-placeholder-left': [{ accessTokenUrl: `${login.replace(tenant, '{tenant}')}/token` }, {}],
  'url-not-https': [
    { accessTokenUrl: 'http://id.example/token' },
    { provider: 'SANDBOX', accessTokenUrl: 'http://127.0.0.1:1/t/token' },
  ],
  'urls-swapped': [
    { authorizeUrl: `${login}/token`, accessTokenUrl: `${login}/authorize` },
    google,
  ],
  'urls-equal': [{ authorizeUrl: `${login}/token` }, {}],
  'url-hosts-differ': [{ ...generic, accessTokenUrl: 'https://other.test/token' }, google],
  'url-of-another-provider': [{ ...google, provider: 'MICROSOFT_365' }, at('contoso.com')],
  'provider-has-a-preset': [{ provider: 'GENERIC' }, generic],
  'url-of-version-1': [
    { accessTokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/token` },
    generic,
  ],
  'tenant-missing': [{ authorizeUrl: null, accessTokenUrl: null, tenant: null }, { tenant: null }],
  'tenants-differ': [{ authorizeUrl: at('contoso.com').authorizeUrl }, at('contoso.com')],
  'tenant-not-in-urls': [
    { tenant: 'aaaaaaaa-0000-4000-8000-000000000000' },
    { tenant: 'contoso.com' },
  ],
  'tenant-is-shared': [at('common'), at('contoso.com')],
  'application-on-shared-tenant': [
    { ...at('common'), ...application },
    { ...at('contoso.com'), ...application },
  ],
  'personal-accounts-for-business': [
    { ...at('consumers'), context: { mailboxes: [mailbox] } },
    { ...at('consumers'), context: { mailboxes: [{ address: 'jane@outlook.com' }] } },
  ],
  'cloud-mismatch': [
    { accessTokenUrl: `https://login.microsoftonline.us/${tenant}/oauth2/v2.0/token` },
    {},
  ],
  'scopes-missing': [{ scopes: [] }, {}],
  'scope-has-separator': [{ scopes: ['a\nb'] }, { scopes: ['https://mail.google.com/'] }],
  'separator-unusual': [
    { scopeSeparator: 'COMMA' },
    { ...generic, scopes: ['a', 'b'], scopeSeparator: 'COMMA' },
  ],
  'scope-twice': [{ scopes: ['offline_access', 'Offline_Access'] }, {}],
  'offline-access-missing': [{ scopes: [`${outlook}/SMTP.Send`] }, application],
  'application-scope-for-user': [{ scopes: ['IMAP.AccessAsApp'] }, application],
  'application-needs-default-scope': [
    { ...application, scopes: [`${outlook}/SMTP.SendAsApp`] },
    application,
  ],
  'default-scope-mixed': [
    { scopes: [`${outlook}/.default`, `${outlook}/SMTP.Send`] },
    { scopes: [`${outlook}/.default`, 'offline_access'] },
  ],
  'scope-of-graph': [
    { scopes: ['https://graph.microsoft.com/Mail.Read'] },
    { ...generic, scopes: ['Mail.Read'] },
  ],
  'scope-without-resource': [{ scopes: ['SMTP.Send'] }, { ...generic, scopes: ['SMTP.Send'] }],
  'two-resources': [
    { scopes: [`${outlook}/SMTP.Send`, 'https://graph.microsoft.com/User.Read'] },
    { scopes: [`${outlook}/SMTP.Send`, 'https://outlook.office365.com/IMAP.AccessAsUser.All'] },
  ],
  'scope-missing-for-imap': [
    { scopes: [`${outlook}/SMTP.Send`], context: { mailboxes: [mailbox] } },
    { context: { mailboxes: [mailbox] } },
  ],
  'scope-missing-for-pop3': [
    { context: { mailboxes: [popBox] } },
    { ...google, context: { mailboxes: [popBox] } },
  ],
  'scope-missing-for-smtp': [
    { scopes: [`${outlook}/IMAP.AccessAsUser.All`], context: { mailboxes: [mailbox] } },
    {
      scopes: [`${outlook}/IMAP.AccessAsUser.All`],
      context: { mailboxes: [{ ...mailbox, outgoing: undefined }] },
    },
  ],
  'scope-without-mail': [
    { scopes: ['offline_access', 'openid'] },
    { ...generic, scopes: ['openid'] },
  ],
  'scope-of-gmail-api': [
    { ...google, scopes: ['https://www.googleapis.com/auth/gmail.readonly'] },
    google,
  ],
  'google-scope-without-slash': [{ ...google, scopes: ['https://mail.google.com'] }, google],
  'google-offline-access-scope': [
    { ...google, scopes: ['https://mail.google.com/', 'offline_access'] },
    {},
  ],
  'google-without-offline': [
    { ...google, provider: 'GENERIC' },
    { ...google, provider: 'GENERIC', authorizeUrl: `${google.authorizeUrl}?access_type=offline` },
  ],
  'google-as-application': [{ ...google, grantType: 'CLIENT_CREDENTIALS' }, google],
  'redirect-uri-not-https': [
    { redirectUri: 'http://mail.example/oauth/callback/1' },
    { redirectUri: 'http://localhost:4000/oauth/callback/1' },
  ],
  'redirect-host-differs': [
    { context: { browserOrigin: 'https://other.example' } },
    { context: { browserOrigin: 'https://mail.example' } },
  ],
  'redirect-to-an-address': [
    { redirectUri: 'https://[2001:db8::1]/oauth/callback/1' },
    { redirectUri: 'http://localhost:4000/oauth/callback/1' },
  ],
  'mailbox-host-of-another-provider': [
    { ...google, context: { mailboxes: [mailbox] } },
    { ...generic, context: { mailboxes: [mailbox] } },
  ],
  'mailbox-port-does-not-fit': [
    { context: { mailboxes: [{ ...mailbox, outgoing: { ...smtp, security: 'TLS' } }] } },
    { context: { mailboxes: [{ ...mailbox, outgoing: { ...smtp, port: 2525 } }] } },
  ],
  'mailbox-port-of-another-protocol': [
    {
      context: { mailboxes: [{ ...mailbox, incoming: { ...imap, protocol: 'IMAP', port: 995 } }] },
    },
    { context: { mailboxes: [popBox] } },
  ],
  'mailbox-without-encryption': [
    {
      context: {
        mailboxes: [{ ...mailbox, incoming: { protocol: 'IMAP', ...imap, security: 'NONE' } }],
      },
    },
    { context: { mailboxes: [mailbox] } },
  ],
  'shared-mailbox-smtp-login': [
    { context: { mailboxes: [shared], account: 'Jane@contoso.com' } },
    { context: { mailboxes: [mailbox], account: 'Jane@contoso.com' } },
  ],
  'several-people-one-grant': [
    { context: { mailboxes: [mailbox, shared] } },
    { context: { mailboxes: [mailbox, { ...shared, outgoing: smtp }] } },
  ],
};

function codes({ context, ...client }: Case): string[] {
  const linted = { ...good, ...client };
  return lintOAuthClient(linted, {
    provider: providers[linted.provider],
    mailboxes: [],
    publicUrl: 'https://mail.example',
    now: new Date('2026-01-01T00:00:00Z'),
    ...context,
  }).map(({ code }) => code);
}

describe.each(Object.entries(cases))('%s', (code, [fires, silent]) => {
  it('fires', () => {
    expect(codes(fires)).toContain(code);
  });

  it('stays silent', () => {
    expect(codes(silent)).not.toContain(code);
  });
});

describe('lintOAuthClient', () => {
  it('has nothing to say of a client that is right', () => {
    const context = {
      mailboxes: [mailbox],
      browserOrigin: 'https://mail.example',
      account: mailbox.address,
    };
    expect(codes({ context })).toEqual([]);
    expect(codes({ ...google, tenant: null })).toEqual([]);
    const lookalike = { ...google, accessTokenUrl: 'https://oauth2.notgoogle.com/token' };
    expect(codes(lookalike)).toContain('url-of-another-provider');
    expect(codes(application)).toEqual([]);
  });

  it('puts the most severe first', () => {
    const found = lintOAuthClient(
      {
        ...good,
        clientId: null,
        tenant: 'contoso.onmicrosoft.com',
        scopes: [],
        scopeSeparator: 'PLUS',
        secret: 'guid-shaped',
      },
      {
        provider: providers.MICROSOFT_365,
        mailboxes: [],
        publicUrl: 'https://mail.example',
        now: new Date(0),
      },
    );
    expect(found.map(({ severity }) => severity)).toEqual(['ERROR', 'WARNING', 'INFO']);
  });

  it('has one rule per code, and every code in kebab-case', () => {
    const all = lintRules.map(({ code }) => code);
    expect(new Set(all).size).toBe(all.length);
    for (const code of all) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
