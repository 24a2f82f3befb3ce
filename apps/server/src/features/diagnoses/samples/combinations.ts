import type {
  Authentication,
  ClientFacts,
  Facts,
  MailboxFacts,
  MailProtocol,
  ProbeFacts,
  ProviderName,
} from '../facts.js';
import { goodProbe } from './check-facts.js';
import { client, now } from './sample.js';

/** Test support: whose the client is, and whose the mail servers, which need not be the same. */
interface Site {
  provider: ProviderName;
  /** Whose mail servers; GENERIC: somebody's own. */
  servers: ProviderName;
  login: string;
  host: string;
}

const site = (provider: ProviderName, login: string, host: string): Site => ({
  provider,
  login,
  host,
  servers: provider,
});

export interface Combination {
  name: string;
  servers: ProviderName;
  authentication?: Authentication;
  probe: ProbeFacts;
  facts: Facts;
}

const entra = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0';
const google = 'https://accounts.google.com/o/oauth2';
const own = 'mail.example.org';

const sites: readonly Site[] = [
  site('MICROSOFT_365', entra, 'outlook.office365.com'),
  site('GOOGLE', google, 'imap.gmail.com'),
  site('YAHOO', 'https://api.login.yahoo.com/oauth2', 'imap.mail.yahoo.com'),
  site('FASTMAIL', 'https://api.fastmail.com/oauth', 'imap.fastmail.com'),
  site('YANDEX', 'https://oauth.yandex.com', 'imap.yandex.com'),
  site('GENERIC', 'https://keycloak.example.org/realms/mail', own),
  site('SANDBOX', 'https://mailkey.example.org/sandbox', own),
  { ...site('MICROSOFT_365', entra, own), servers: 'GENERIC' },
  { ...site('GOOGLE', google, own), servers: 'GENERIC' },
  { ...site('GENERIC', entra, own), servers: 'GENERIC' },
];

const login = 'helpdesk@example.org';

function clientOf({ login: base }: Site): ClientFacts {
  return {
    ...client,
    authorizeUrl: `${base}/authorize`,
    accessTokenUrl: `${base}/token`,
    scopes: ['mail'],
  };
}

/** A refusal without a word that would tell anything. */
const faults: Record<MailProtocol, ProbeFacts['fault']> = {
  IMAP: { kind: 'refused', status: 'NO', text: 'No.' },
  POP3: { kind: 'refused', status: '-ERR', text: 'No.' },
  SMTP: { kind: 'refused', status: '535', text: 'No.' },
};

interface Wire {
  security: ProbeFacts['security'];
  mechanisms: string[];
}

function factsOf(one: Site, authentication: Authentication | undefined, probe: ProbeFacts): Facts {
  const { protocol, host, port, security } = probe;
  const server = { host, port, security, username: login };
  const mailbox: MailboxFacts = {
    address: login,
    authentication: authentication ?? 'OAUTH2',
    ...(protocol === 'SMTP'
      ? { outgoing: { ...server, fromAddress: login } }
      : { incoming: { ...server, protocol } }),
  };
  return {
    now,
    provider: authentication === 'PASSWORD' ? 'GENERIC' : one.provider,
    probes: [probe],
    ...(authentication !== 'PASSWORD' && { client: clientOf(one) }),
    ...(authentication && { mailbox }),
  };
}

const ways = ['OAUTH2', 'PASSWORD', undefined] as const;
const wires: readonly Wire[] = [
  { security: 'STARTTLS', mechanisms: ['XOAUTH2', 'OAUTHBEARER'] },
  { security: 'NONE', mechanisms: ['PLAIN', 'LOGIN'] },
];

const protocols = ['IMAP', 'POP3', 'SMTP'] as const;

/** Every way of signing in × whose client and server × protocol × what the wire is like. */
export const combinations: readonly Combination[] = sites.flatMap((one) =>
  ways.flatMap((authentication) =>
    protocols.flatMap((protocol) =>
      wires.map((wire): Combination => {
        const { host, servers } = one;
        const fault = faults[protocol];
        const probe = goodProbe(protocol, {
          host,
          ...wire,
          username: login,
          outcome: 'failed',
          failedStep: 'authenticate',
          ...(fault && { fault }),
        });
        return {
          name: `${authentication ?? 'nothing known'}, ${one.provider} client, ${servers} server, ${protocol}, ${wire.security}`,
          servers,
          probe,
          facts: factsOf(one, authentication, probe),
          ...(authentication && { authentication }),
        };
      }),
    ),
  ),
);
