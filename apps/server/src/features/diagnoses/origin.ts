import { cloudFacts, cloudOfHosts, hostNamed, type CloudFacts } from '../providers/cloud.js';
import { providerOfHost } from '../providers/site-of.js';
import { templateUrl } from '../providers/tenant.js';
import { asksAdmin } from './predicates/pages.js';
import type { Facts, ProbeFacts, ProviderName, Stage } from './facts.js';
import { all, any, reads, responseCode, says, type TextPredicate } from './matchers.js';
import type { Match } from './match.js';
import type { Rule } from './rule.js';
import type { ObservedText } from './observed-text.js';
import { whoseServer } from './whose-server.js';

/**
 * Whose answer it is that a diagnosis speaks of (ADR 0032): what only one provider says proves it,
 * else the host that was asked tells it, else the settings do.
 */
export function originOf(
  facts: Facts,
  match: Match | undefined,
  stage?: Stage,
): ProviderName | undefined {
  const said = match?.said;
  const proven = said && provenBy(said);
  if (proven) return proven;
  // The sandbox rehearses what others say.
  if (facts.provider === 'SANDBOX') return undefined;
  const byServer = ownerAsked(facts, said, stage);
  if (byServer) return byServer;
  if (facts.provider !== 'GENERIC') return facts.provider;
  const endpoints = endpointsOf(facts);
  const known = [...endpoints, ...(isOfSignIn(said?.stage ?? stage) ? [] : serversOf(facts))];
  const found = known.map(providerOfHost).find(Boolean);
  if (found) return found;
  if (endpoints.length > 0 || serversOf(facts).length > 0) return 'GENERIC';
  return said && spokenOf(said);
}

/** A rule that speaks of one provider, or of one way of signing in, holds only where that may be meant. */
export function mayHold(rule: Rule, facts: Facts, match: Match): boolean {
  const { of, stage } = rule;
  if (!signsInSo(rule, facts, match)) return false;
  if (!of) return true;
  const origin = originOf(facts, match, match.stage ?? stage);
  return origin === undefined || origin === of;
}

function signsInSo({ authentication = 'EITHER' }: Rule, { mailbox }: Facts, { said }: Match) {
  if (!mailbox || authentication === 'EITHER') return true;
  // Who pastes a number of the sign-in service had a sign-in, whatever the mailbox is set to.
  if (said?.by === 'pasted' && said.aadsts.length > 0) return true;
  return authentication === mailbox.authentication;
}

/** The cloud of Microsoft's that this client and mailbox belong to, else the one that a text names. */
export function cloudOf(facts: Facts, match?: Match): CloudFacts {
  const { client, tokenContent } = facts;
  const hosts = [
    ...endpointsOf(facts),
    ...serversOf(facts),
    ...[...(client?.scopes ?? []), tokenContent?.audience, tokenContent?.issuer].map(hostNamed),
    ...hostsIn(match?.said?.readable ?? ''),
  ];
  return cloudFacts[cloudOfHosts(hosts.filter((host) => host !== undefined)) ?? 'GLOBAL'];
}

const hostsIn = (text: string): string[] =>
  (text.match(/\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gi) ?? []).slice(0, 50);

const isOfMail = (stage: Stage | undefined): boolean =>
  stage === 'IMAP' || stage === 'POP3' || stage === 'SMTP';

const isOfSignIn = (stage: Stage | undefined): boolean =>
  stage === 'AUTHORIZE' || stage === 'TOKEN';

function endpointsOf({ client }: Facts): string[] {
  return [client?.authorizeUrl, client?.accessTokenUrl].flatMap(
    (url) => templateUrl(url)?.hostname ?? hostNamed(url) ?? [],
  );
}

function serversOf({ mailbox, probes }: Facts): string[] {
  const servers = [...probes, mailbox?.incoming, mailbox?.outgoing];
  return servers.flatMap((server) => server?.host ?? []);
}

/** By the mail server whose words are judged. A token is its client's, unless it is for a server of one's own. */
function ownerAsked(
  { mailbox, probes }: Facts,
  said: ObservedText | undefined,
  stage: Stage | undefined,
): ProviderName | undefined {
  if (said?.probe) return whoseServer(said.probe).owner;
  const where = said?.stage ?? stage;
  const { incoming, outgoing } = mailbox ?? {};
  if (isOfMail(where)) return ownerOf(where === 'SMTP' ? outgoing : incoming);
  const owners = [...probes, incoming, outgoing].flatMap((server) =>
    server ? [ownerOf(server)] : [],
  );
  const own = owners.length > 0 && owners.every((owner) => owner === 'GENERIC');
  return where === 'TOKEN_CONTENT' && own ? 'GENERIC' : undefined;
}

const ownerOf = (server: Pick<ProbeFacts, 'host'> | undefined): ProviderName | undefined =>
  server && whoseServer(server).owner;

/** Words, names and numbers that nobody else sends. */
const marks: readonly (readonly [ProviderName, TextPredicate])[] = [
  [
    'MICROSOFT_365',
    any(
      (said) => (said.aadsts.length > 0 ? String(said.aadsts[0]) : undefined),
      says(
        'authenticated but not connected',
        'suggested backoff time',
        'smtpclientauthentication is disabled',
        'conditional access',
        'you can t get there from here',
        'not supported for client submission',
        'submissionquotaexceeded',
        'sendasdenied',
        'imapenabled',
        'popenabled',
        'smtpclientauthenticationdisabled',
        'mailboxnotenabledforrestapi',
        'erroraccessdenied',
        'authorization_requestdenied',
      ),
      reads(/\b(?:prod\.outlook\.com|prod\.exchangelabs\.com|protection\.outlook\.com)\b|#EXT#@/i),
    ),
  ],
  [
    'GOOGLE',
    any(
      says(
        'admin_policy_enforced',
        'org_internal',
        'disallowed_useragent',
        'restricted_client',
        'access_not_configured',
        'invalid_rapt',
        'webalert',
        'gsmtp',
        'google hasn t verified this app',
        'doesn t comply with google s oauth',
        'completed the google verification process',
        'username and password not accepted',
        'gmail api has not been used',
      ),
      all(responseCode('authenticationfailed'), says('invalid credentials failure')),
      reads(/schemes.{1,60}mail\.google\.com/i),
    ),
  ],
  ['YANDEX', says('invalid credentials or imap is disabled')],
];

const provenBy = (said: ObservedText): ProviderName | undefined =>
  marks.find(([, test]) => test(said) !== undefined)?.[0];

/** Where nothing else is known: of whom a text speaks. */
const names: readonly (readonly [ProviderName, RegExp])[] = [
  ['MICROSOFT_365', /\b(?:microsoft|microsoftonline|entra|azure|outlook|office ?365)\b/i],
  ['GOOGLE', /\b(?:google|gmail|googlemail|googleapis)\b/i],
  ['YAHOO', /\byahoo\b/i],
  ['FASTMAIL', /\bfastmail\b/i],
  ['YANDEX', /\byandex\b/i],
];

const spokenOf = (said: ObservedText): ProviderName | undefined =>
  names.find(([, pattern]) => pattern.test(said.readable))?.[0] ??
  // Nobody else shows such a page by default.
  (asksAdmin(said) === undefined ? undefined : 'MICROSOFT_365');
