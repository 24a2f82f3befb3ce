import type { ClientFacts, MailboxFacts, ProviderName } from '../facts.js';
import recorded from './recorded.json' with { type: 'json' };

/** Test support: real answers of providers and servers, and the facts that a run would hold. */
export interface Sample {
  id: string;
  diagnosis: string;
  stage: string;
  provider: string;
  raw_kind: string;
  raw: string;
  /** What identifies it: the match ends where the message may be cut. */
  pattern: string;
  context?: string;
  decided_by?: string;
  ambiguous_with?: string[];
}

export const samples: readonly Sample[] = recorded;

const providers: Record<string, ProviderName> = { microsoft: 'MICROSOFT_365', google: 'GOOGLE' };

export const providerOf = ({ provider }: Sample): ProviderName => providers[provider] ?? 'GENERIC';

export const now = new Date('2026-01-15T10:20:30Z');

export const client: ClientFacts = {
  id: '7d8c3f52-6a39-4f0e-9a53-5f2c8b1f0a01',
  name: 'Helpdesk mail',
  clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  secret: 'present',
  authorizeUrl:
    'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize',
  accessTokenUrl:
    'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
  scopes: [
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
    'offline_access',
  ],
  separator: ' ',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  tenant: '11111111-2222-3333-4444-555555555555',
  redirectUri: 'https://app.example.com/oauth/callback',
};

const login = 'helpdesk@contoso.com';

export const mailbox: MailboxFacts = {
  address: login,
  authentication: 'OAUTH2',
  incoming: {
    protocol: 'IMAP',
    host: 'outlook.office365.com',
    port: 993,
    security: 'TLS',
    username: login,
  },
  outgoing: {
    host: 'smtp.office365.com',
    port: 587,
    security: 'STARTTLS',
    username: login,
    fromAddress: login,
  },
};
