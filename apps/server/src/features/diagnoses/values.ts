import type { Evidence } from './evidence.js';
import type {
  Facts,
  MailProtocol,
  NetworkFault,
  ProviderName,
  ServerFacts,
  Stage,
} from './facts.js';
import type { CloudFacts } from '../providers/cloud.js';
import type { MailHouse } from '../providers/mail-house.js';
import { cloudOf, originOf } from './origin.js';
import { clean } from './repairs/quote.js';
import { standIns } from './repairs/stand-ins.js';
import type { Match } from './match.js';
import { whoseServer, type Software } from './whose-server.js';

/** This client's and this mailbox's own values; what is unknown has a stand-in. */
export interface Values {
  /** Who answered, whatever the client's setting is called; GENERIC: nobody that Mailkey knows. */
  provider: ProviderName;
  /** Whose the client is, or where the mailbox lies, whoever answered. */
  home: ProviderName;
  /** What the provider of the mail server wants of passwords. */
  house?: MailHouse;
  software?: Software;
  /** How the connection to that server is encrypted, as it is set. */
  security?: ServerFacts['security'];
  /** SASL mechanisms that the mail server offers, as far as it was asked. */
  mechanisms: readonly string[];
  /** The cloud whose names a repair gives, where the provider is Microsoft. */
  cloud: CloudFacts;
  client: string;
  appId: string;
  tenant: string;
  redirectUri: string;
  authorizeUrl: string;
  tokenUrl: string;
  appOnly: boolean;
  mailbox: string;
  /** The login of the server that failed, else of the incoming one. */
  login: string;
  /** Who signed in, as the token says. */
  account: string;
  from: string;
  /** The Enterprise application's object id, known from an application token. */
  servicePrincipal: string;
  /** The provider's own host failed, not a mail server. */
  atProvider: boolean;
  protocol: string;
  host: string;
  port: string;
  facts: Facts;
}

/** `stage`: of the diagnosis; a mail protocol's is repaired at its own server. */
export function valuesOf({ facts }: Evidence, match?: Match, stage?: Stage): Values {
  const { client, mailbox, tokenContent } = facts;
  const endpoint = unreachable(facts, match);
  const protocol = protocolOf(facts, match?.said?.probe?.protocol ?? stage);
  const server = match?.said?.probe ?? serverFor(protocol, facts);
  const place = endpoint ?? server;
  const { house, software } = server ? whoseServer(server) : {};
  const application = tokenContent?.kind === 'application';
  const principal = application ? tokenContent.objectId : undefined;
  // No value begins with a dash, and behind a program's name one that did would be an option.
  const own = (value: string | undefined, name: keyof typeof standIns) =>
    clean(value ?? '').replace(/^-+/, '') || standIns[name];
  return {
    provider: originOf(facts, match, stage) ?? facts.provider,
    home: originOf(facts, undefined, 'TOKEN') ?? facts.provider,
    ...(house && { house }),
    ...(software && { software }),
    ...(server && { security: server.security }),
    mechanisms: match?.said?.probe?.mechanisms ?? [],
    cloud: cloudOf(facts, match),
    client: own(client?.name, 'client'),
    appId: own(client?.clientId ?? tokenContent?.appId, 'appId'),
    tenant: own(tenantOf(facts), 'tenant'),
    redirectUri: own(client?.redirectUri, 'redirectUri'),
    authorizeUrl: own(client?.authorizeUrl, 'authorizeUrl'),
    tokenUrl: own(client?.accessTokenUrl, 'tokenUrl'),
    appOnly: application || client?.grantType === 'CLIENT_CREDENTIALS',
    mailbox: own(mailbox?.address ?? server?.username, 'mailbox'),
    login: own(server?.username ?? mailbox?.address, 'login'),
    account: own(accountOf(facts, server), 'account'),
    from: own(fromOf(facts), 'from'),
    servicePrincipal: own(principal, 'servicePrincipal'),
    atProvider: endpoint !== undefined,
    protocol,
    host: own(place?.host, 'host'),
    port: place ? String(place.port) : standIns.port,
    facts,
  };
}

/** Who signs in: with a password the login itself. */
function accountOf({ mailbox, tokenContent, signedIn }: Facts, server: ServerFacts | undefined) {
  if (mailbox?.authentication === 'PASSWORD') return server?.username ?? mailbox.address;
  return tokenContent?.kind === 'application' ? undefined : (tokenContent?.account ?? signedIn);
}

/** Where the token request did not get through. */
function unreachable({ token }: Facts, match: Match | undefined): NetworkFault | undefined {
  return match?.said?.by === 'token' && token?.kind === 'unreachable' ? token.fault : undefined;
}

const isMail = (stage: Stage | undefined): stage is MailProtocol =>
  stage === 'IMAP' || stage === 'POP3' || stage === 'SMTP';

const protocolOf = ({ mailbox }: Facts, stage: Stage | undefined): MailProtocol =>
  isMail(stage) ? stage : (mailbox?.incoming?.protocol ?? (mailbox?.outgoing ? 'SMTP' : 'IMAP'));

function serverFor(protocol: MailProtocol, { mailbox, probes }: Facts): ServerFacts | undefined {
  const [first, second] =
    protocol === 'SMTP'
      ? [mailbox?.outgoing, mailbox?.incoming]
      : [mailbox?.incoming, mailbox?.outgoing];
  return first ?? second ?? probes[0];
}

function fromOf({ mailbox, probes }: Facts): string | undefined {
  const smtp = probes.find((probe) => probe.protocol === 'SMTP');
  return mailbox?.outgoing?.fromAddress ?? smtp?.fromAddress ?? mailbox?.address;
}

const anyTenant = /^(common|organizations|consumers)$/i;

/** The tenant of the settings, else the one in the URLs, else the one that the token names. */
function tenantOf({ client, tokenContent }: Facts): string | undefined {
  const url = /^https:\/\/login\.[^/]+\/([^/?#]{1,100})\/oauth2/i.exec(client?.authorizeUrl ?? '');
  const named = [client?.tenant, url?.[1]].filter(
    (one) => one && !anyTenant.test(one) && !/[{}]/.test(one),
  );
  return named[0] ?? tokenContent?.tenant;
}
