import {
  applicationScope,
  cloudFacts,
  clouds,
  delegatedScopes,
  type Cloud,
} from '../../providers/cloud.js';
import type { ClientFacts, Facts, MailboxFacts, ProbeFacts, ProviderName } from '../facts.js';
import { goodToken, refusedProbe } from './check-facts.js';
import { client, mailbox, now } from './sample.js';

/** Test support: clients of everybody, with all that a repair may fill in. */
export interface Somebody {
  name: string;
  /** Who answers. */
  answers: ProviderName;
  cloud?: Cloud;
  facts: Facts;
}

interface Home {
  name: string;
  setting: ProviderName;
  answers: ProviderName;
  cloud?: Cloud;
  login: string;
  imap: string;
  smtp: string;
  scopes: string[];
}

const home = (
  setting: ProviderName,
  login: string,
  { imap, smtp, ...rest }: Pick<Home, 'imap' | 'smtp'> & Partial<Home>,
): Home => ({
  name: `${setting} ${login}`,
  setting,
  answers: setting,
  scopes: ['mail'],
  login,
  imap,
  smtp,
  ...rest,
});

const microsoft = (setting: ProviderName, cloud: Cloud): Home => {
  const facts = cloudFacts[cloud];
  const tenant = '11111111-2222-3333-4444-555555555555';
  return home(setting, `https://${facts.login[0]}/${tenant}/oauth2/v2.0`, {
    imap: facts.imap,
    smtp: facts.smtp,
    scopes: delegatedScopes(facts),
    name: `${setting} in ${cloud}`,
    answers: 'MICROSOFT_365',
    cloud,
  });
};

const at = (domain: string) => ({ imap: `imap.${domain}`, smtp: `smtp.${domain}` });

const homes: Home[] = [
  ...clouds.flatMap((cloud) => [microsoft('MICROSOFT_365', cloud), microsoft('GENERIC', cloud)]),
  home('GENERIC', 'https://keycloak.example.org/realms/mail', at('example.org')),
  home('GENERIC', 'https://authelia.example.org/api/oidc', at('example.org')),
  home('GENERIC', 'https://oauth.yandex.ru', { ...at('yandex.ru'), answers: 'YANDEX' }),
  home('GENERIC', 'https://accounts.google.com/o/oauth2', {
    ...at('gmail.com'),
    answers: 'GOOGLE',
  }),
  home('GOOGLE', 'https://accounts.google.com/o/oauth2', at('gmail.com')),
  home('YAHOO', 'https://api.login.yahoo.com/oauth2', at('mail.yahoo.com')),
  home('FASTMAIL', 'https://api.fastmail.com/oauth', at('fastmail.com')),
  home('YANDEX', 'https://oauth.yandex.com', at('yandex.com')),
];

const login = 'helpdesk@example.org';

function clientOf({ login: base, scopes }: Home): ClientFacts {
  return {
    ...client,
    authorizeUrl: `${base}/authorize`,
    accessTokenUrl: `${base}/token`,
    scopes,
    clientId: 'the-client',
  };
}

function mailboxOf({ imap, smtp }: Home): MailboxFacts {
  return {
    ...mailbox,
    address: login,
    incoming: { protocol: 'IMAP', host: imap, port: 993, security: 'TLS', username: login },
    outgoing: {
      host: smtp,
      port: 587,
      security: 'STARTTLS' as const,
      username: login,
      fromAddress: login,
    },
  };
}

const probesOf = ({ imap, smtp }: Home): ProbeFacts[] => [
  refusedProbe('IMAP', { host: imap, username: login }),
  refusedProbe('POP3', { host: imap, username: login }),
  refusedProbe('SMTP', {
    host: smtp,
    username: login,
    // Without the name of the machine at its end, which proves whose it is.
    fault: { kind: 'refused', status: '535', code: '5.7.3', text: 'Authentication unsuccessful' },
  }),
];

/** A client on behalf of a person and one as the application, each as full as it can be. */
function factsOf(one: Home): [string, Facts][] {
  const { cloud } = one;
  const person: Facts = {
    now,
    provider: one.setting,
    client: clientOf(one),
    mailbox: mailboxOf(one),
    probes: probesOf(one),
    ...(cloud && {
      tokenContent: {
        ...goodToken,
        audience: `https://${cloudFacts[cloud].resource[0]}`,
        account: login,
      },
    }),
  };
  const application: Facts = {
    ...person,
    client: {
      ...clientOf(one),
      grantType: 'CLIENT_CREDENTIALS',
      secret: 'guid-shaped',
      scopes: cloud ? [applicationScope(cloudFacts[cloud])] : one.scopes,
    },
    tokenContent: {
      format: 'jwt',
      kind: 'application',
      scopes: [],
      roles: ['x'],
      objectId: '99999999-2222-3333-4444-555555555555',
    },
  };
  const { client: _, ...withPassword } = person;
  const password: Facts = {
    ...withPassword,
    provider: 'GENERIC',
    mailbox: { ...mailboxOf(one), authentication: 'PASSWORD' },
  };
  return [
    ['a person', person],
    ['an application', application],
    ['a password', password],
    ['before any check', { ...person, probes: [] }],
  ];
}

export const everybody: readonly Somebody[] = homes.flatMap((one) =>
  factsOf(one).map(([kind, facts]) => ({
    name: `${one.name}, ${kind}`,
    answers: one.answers,
    facts,
    ...(one.cloud && { cloud: one.cloud }),
  })),
);
