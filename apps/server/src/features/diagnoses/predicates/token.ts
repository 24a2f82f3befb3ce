import type { Evidence } from '../evidence.js';
import type { Facts, MailProtocol, TokenContent, TokenFacts } from '../facts.js';
import { all, fact, not, says, type TextPredicate } from '../matchers.js';
import type { Match } from '../match.js';

/** What the token says about itself, as far as it could be read. */

const graph = /^(?:https:\/\/graph\.microsoft\.(?:com|us)|00000003-0000-0000-c000-000000000000)/i;
const outlook =
  /^(?:https:\/\/(?:outlook(?:-dod)?\.office(?:365)?\.(?:com|us)|ps\.outlook\.com|partner\.outlook\.cn|webmail\.apps\.mil)|00000002-0000-0ff1-ce00-000000000000)/i;
export const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const personalDomain = /@(?:outlook|hotmail|live|msn|passport)\.[a-z.]{2,10}$/i;

export const isMicrosoft = ({ provider }: Facts): boolean => provider === 'MICROSOFT_365';

/** The resource for which the token was issued, where mail servers will not take it. */
export function foreignAudience({ provider, tokenContent }: Facts): string | undefined {
  const audience = tokenContent?.audience;
  if (!audience || outlook.test(audience)) return undefined;
  return graph.test(audience) || provider === 'MICROSOFT_365' ? audience : undefined;
}

export const audienceKnown = ({ tokenContent }: Facts): boolean =>
  tokenContent?.audience !== undefined;

export function isApplication({ client, tokenContent }: Facts): boolean {
  if (tokenContent && tokenContent.kind !== 'unknown') return tokenContent.kind === 'application';
  return client?.grantType === 'CLIENT_CREDENTIALS';
}

/** Known to act for a person: then everything about applications is out of the question. */
export function isDelegated(facts: Facts): boolean {
  if (facts.tokenContent?.kind === 'delegated') return true;
  return facts.client?.grantType === 'AUTHORIZATION_CODE';
}

export function isPersonal({ tokenContent, mailbox }: Facts): boolean {
  if (tokenContent?.tenant) return tokenContent.tenant.toLowerCase() === consumerTenant;
  return personalDomain.test(tokenContent?.account ?? mailbox?.address ?? '');
}

/** Known to be a work or school account. */
export const isWork = ({ tokenContent }: Facts): boolean =>
  tokenContent?.tenant !== undefined && tokenContent.tenant.toLowerCase() !== consumerTenant;

export type Relation = 'same' | 'alias' | 'other' | 'unknown';

/** How the person who signed in relates to the login that was sent. */
export function accountAndLogin(
  { tokenContent, signedIn }: Facts,
  login: string | undefined,
): Relation {
  const account = (tokenContent?.account ?? signedIn)?.toLowerCase();
  const sent = login?.toLowerCase();
  if (!account || !sent) return 'unknown';
  if (account === sent) return 'same';
  return account.split('@')[0] === sent.split('@')[0] ? 'alias' : 'other';
}

const needed: Record<MailProtocol, { delegated: string; application: string }> = {
  IMAP: { delegated: 'IMAP.AccessAsUser.All', application: 'IMAP.AccessAsApp' },
  POP3: { delegated: 'POP.AccessAsUser.All', application: 'POP.AccessAsApp' },
  SMTP: { delegated: 'SMTP.Send', application: 'SMTP.SendAsApp' },
};

export const permissionFor = (protocol: MailProtocol, facts: Facts): string =>
  needed[protocol][isApplication(facts) ? 'application' : 'delegated'];

/** The protocols that the mailbox uses. */
export function protocolsInUse({ mailbox, probes }: Facts): MailProtocol[] {
  if (probes.length > 0) return probes.map(({ protocol }) => protocol);
  const incoming = mailbox?.incoming ? [mailbox.incoming.protocol] : [];
  return mailbox?.outgoing ? [...incoming, 'SMTP'] : incoming;
}

/** Exchange permissions that the token should carry and does not; a token for Graph is not judged. */
export function missingPermissions(facts: Facts): string[] {
  const { tokenContent } = facts;
  if (!tokenContent || !outlook.test(tokenContent.audience ?? '')) return [];
  const held = [...tokenContent.scopes, ...tokenContent.roles].map((one) => one.toLowerCase());
  const lacks = (protocol: MailProtocol) =>
    !held.some((one) => one.endsWith(permissionFor(protocol, facts).toLowerCase()));
  const used = protocolsInUse(facts);
  // What works is allowed, if not by the token: a role of Exchange lets an application send.
  const works = (protocol: MailProtocol) =>
    facts.probes.some((probe) => probe.protocol === protocol && probe.outcome === 'ok');
  if (used.length > 0)
    return used.filter((one) => lacks(one) && !works(one)).map((one) => permissionFor(one, facts));
  const promised = promisedProtocols(facts);
  if (promised) return promised.filter(lacks).map((one) => permissionFor(one, facts));
  // Nobody told what it is for: who may read need not send.
  if (!lacks('IMAP') || !lacks('POP3')) return [];
  const reading = permissionFor('IMAP', facts);
  return lacks('SMTP') ? [reading, permissionFor('SMTP', facts)] : [reading];
}

/** What a delegated grant is said to allow: nobody needs more before a mailbox is there. */
function promisedProtocols(facts: Facts): MailProtocol[] | undefined {
  const { token } = facts;
  if (token?.kind !== 'granted' || isApplication(facts)) return undefined;
  return (['IMAP', 'POP3', 'SMTP'] as const).filter((one) =>
    token.grantedScopes.some((scope) => scope.endsWith(`/${permissionFor(one, facts)}`)),
  );
}

export function heldPermissions({ scopes, roles }: TokenContent): string {
  return [...scopes, ...roles].join(' ') || 'none';
}

/** A fault of the token: an error where a mail server refused it, a warning where none was asked. */
export function tokenFault(evidence: Evidence, match: Match): Match {
  const { probes, pasted } = evidence.facts;
  const failed = pasted !== undefined || probes.some(({ outcome }) => outcome === 'failed');
  return failed ? match : { ...match, severity: 'WARNING' };
}

export const certainOf = (...lines: string[]): Match => fact('CERTAIN', ...lines);

/** "expired due to inactivity" of a refresh token; older texts name the code beside it. */
export const refreshOnly: TextPredicate = all(
  says('refresh token'),
  not(says('authorization code')),
);

/** A refresh sends no code and asks nobody. */
export const atRefresh = ({ token }: Facts): boolean =>
  token?.kind === 'refused' && token.request === 'refresh';

export const consumersWanted = ({ client }: Facts): boolean =>
  client?.tenant?.toLowerCase() === 'consumers' ||
  /\/consumers\//i.test(client?.authorizeUrl ?? '');

/** An answer with tokens and an empty `scope`: they are good for nothing that was asked. */
export const grantsNothing = (token: TokenFacts | undefined): boolean =>
  token?.kind === 'granted' && token.grantedScopes.length === 0 && token.missingScopes.length > 0;

/** Scopes that only tell who somebody is. */
export const identityScope =
  /^(?:openid|email|profile|https:\/\/www\.googleapis\.com\/auth\/userinfo\.(?:email|profile))$/;

/** What a Google token may do, from the token answer or from tokeninfo. */
export function gmailScopes({ provider, token, tokenContent }: Facts): string[] | undefined {
  if (token?.kind === 'granted' && provider === 'GOOGLE') return token.grantedScopes;
  const google = tokenContent?.scopes.filter((scope) => scope.includes('google'));
  return google && google.length > 0 ? tokenContent?.scopes : undefined;
}
