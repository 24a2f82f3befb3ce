import type { Facts, ProbeFacts, TokenContent, TokenGranted } from '../facts.js';
import { client, mailbox, now } from './sample.js';

/** Test support: a check of a mailbox at Microsoft 365 in which everything went well. */
export const goodToken: TokenContent = {
  format: 'jwt',
  audience: 'https://outlook.office.com',
  scopes: ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'],
  roles: [],
  kind: 'delegated',
  account: 'helpdesk@contoso.com',
  tenant: '11111111-2222-3333-4444-555555555555',
  appId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  expiresAt: new Date('2026-01-15T11:20:30Z'),
};

export const granted: TokenGranted = {
  kind: 'granted',
  request: 'code',
  requestedScopes: client.scopes,
  grantedScopes: client.scopes,
  missingScopes: [],
  refreshable: true,
  expiresAt: new Date('2026-01-15T11:20:30Z'),
};

export function goodProbe(
  protocol: ProbeFacts['protocol'],
  changes: Partial<ProbeFacts> = {},
): ProbeFacts {
  const smtp = protocol === 'SMTP';
  return {
    protocol,
    outcome: 'ok',
    host: smtp ? 'smtp.office365.com' : 'outlook.office365.com',
    port: { IMAP: 993, POP3: 995, SMTP: 587 }[protocol],
    security: smtp ? 'STARTTLS' : 'TLS',
    username: 'helpdesk@contoso.com',
    addresses: ['203.0.113.10'],
    capabilities: [],
    mechanisms: ['XOAUTH2'],
    mechanism: 'XOAUTH2',
    transcript: [],
    asked: {},
    ...(smtp && { fromAddress: 'helpdesk@contoso.com' }),
    ...changes,
  };
}

const answers = {
  IMAP: { status: 'NO', text: 'AUTHENTICATE failed.' },
  POP3: { status: '-ERR', text: 'Authentication failure: unknown user name or bad password.' },
  SMTP: {
    status: '535',
    code: '5.7.3',
    text: '5.7.3 Authentication unsuccessful [X.prod.outlook.com]',
  },
};

/** Exchange refuses the token, without a reason. */
export function refusedProbe(
  protocol: ProbeFacts['protocol'],
  changes: Partial<ProbeFacts> = {},
): ProbeFacts {
  return goodProbe(protocol, {
    outcome: 'failed',
    failedStep: 'authenticate',
    fault: { kind: 'refused', ...answers[protocol] },
    ...changes,
  });
}

/** Exchange takes the token and opens no mailbox. */
export const unconnectedProbe = (changes: Partial<ProbeFacts> = {}): ProbeFacts =>
  goodProbe('IMAP', {
    outcome: 'failed',
    failedStep: 'open',
    fault: { kind: 'refused', status: 'BAD', text: 'User is authenticated but not connected.' },
    ...changes,
  });

export const check = (changes: Partial<Facts> = {}): Facts => ({
  now,
  provider: 'MICROSOFT_365',
  client,
  mailbox,
  token: granted,
  tokenContent: goodToken,
  probes: [goodProbe('IMAP'), goodProbe('SMTP')],
  ...changes,
});
