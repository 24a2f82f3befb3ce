import type { GrantType } from '../../graphql/enums.js';
import { grantsNothing } from '../diagnoses/circumstances/token.js';
import type { TokenFacts, TokenGranted } from '../diagnoses/facts.js';
import type { ClientCredentials } from '../oauth-clients/client-credentials.js';
import type { ScopeSeparator } from '../providers/provider.js';
import type { Subject } from './identity.js';
import { renewalAt } from './retry-times.js';
import { readTokenAnswer, type TokenReading, type TokenSet } from './token-answer.js';
import { confidences, type TokenEndpoint, type TokenRequest } from './token-request.js';
import type { TokenReply } from './token.http.js';
import { endOf } from './use.js';

/** Endpoints that know whom an access token was given for (OpenID Connect Core section 5.3, RFC 7662). */
export interface IdentityUrls {
  userinfoUrl?: string;
  introspectionUrl?: string;
}

/** What an exchange needs of a client: a snapshot. */
export interface GrantSettings extends TokenEndpoint, ClientCredentials {
  grantType: GrantType;
  scopes: string[];
  scopeSeparator: ScopeSeparator;
  /** Seconds that a token of the grant was seen to live at the least. */
  lived?: number;
  /** Asked once, where no token says who signed in. */
  identityUrls?: IdentityUrls;
}

/** A grant that is about to be stored. */
export interface NewGrant {
  grantType: GrantType;
  /** The secret of the client by which it came. */
  secretId: string | null;
  accessTokenUrl: string;
  clientId: string;
  tokens: TokenSet;
  account: string | null;
  tenant: string | null;
  subjects?: Subject[];
  vouchedAddresses?: string[];
  audience: string | null;
  requestedScopes: string[];
  grantedScopes: string[];
  missingScopes: string[];
  refreshable: boolean;
  warnings?: string[] | null;
  nextAttemptAt: Date;
}

export interface RefreshedTokens {
  tokens: TokenSet;
  secretId: string | null;
  nextAttemptAt: Date;
}

/** What came of a request, whether or not there was an answer. */
export function readReply(
  reply: TokenReply,
  settings: GrantSettings,
  request: TokenRequest,
): TokenReading {
  if (reply.kind === 'failed') {
    return { facts: { kind: 'unreachable', request: request.kind, fault: reply.fault } };
  }
  return readTokenAnswer(reply.answer, {
    request: request.kind,
    scopes: settings.scopes,
    separator: settings.scopeSeparator,
    url: settings.accessTokenUrl,
    sentAt: reply.sentAt,
    secrets: confidences(settings, request),
    ...(settings.lived && { lived: settings.lived }),
    ...(request.kind === 'code' && request.nonce && { nonce: request.nonce }),
  });
}

/** The grant in an answer; undefined where none was given, or one that is good for nothing. */
export function newGrant(
  {
    facts,
    tokens,
    content,
    identity,
    vouched,
    secretId,
  }: TokenReading & { secretId: string | null },
  settings: GrantSettings,
  { sentAt, chance }: { sentAt: Date; chance: number },
): NewGrant | undefined {
  if (facts.kind !== 'granted' || !tokens || grantsNothing(facts)) return undefined;
  const { grantType, accessTokenUrl, clientId } = settings;
  const { requestedScopes, grantedScopes, missingScopes, refreshable, warnings } = facts;
  const { lifeAssumed = false, expiresAt: accessTokenExpiresAt } = tokens;
  const until = endOf({ lifeAssumed, accessTokenExpiresAt });
  return {
    ...{ grantType, accessTokenUrl, clientId, secretId, tokens },
    ...{ requestedScopes, grantedScopes, missingScopes, refreshable },
    warnings: warnings ?? null,
    account: content?.account ?? null,
    tenant: content?.tenant ?? null,
    subjects: identity?.subjects ?? [],
    vouchedAddresses: vouched ?? [],
    audience: content?.audience ?? null,
    nextAttemptAt: renewalAt({ from: sentAt, until }, chance),
  };
}

/** What a stored grant tells a diagnosis, as if it had just been given. */
export function grantedFacts(grant: {
  grantType: GrantType;
  requestedScopes: string[];
  grantedScopes: string[];
  missingScopes: string[];
  refreshable: boolean;
  accessTokenExpiresAt: Date;
  lifeAssumed: boolean;
  warnings: string[] | null;
}): Extract<TokenFacts, TokenGranted> {
  const { requestedScopes, grantedScopes, missingScopes, refreshable, warnings } = grant;
  return {
    kind: 'granted',
    request: grant.grantType === 'CLIENT_CREDENTIALS' ? 'client-credentials' : 'code',
    ...{ requestedScopes, grantedScopes, missingScopes, refreshable },
    expiresAt: grant.accessTokenExpiresAt,
    ...(grant.lifeAssumed && { lifeAssumed: true }),
    ...(warnings?.length && { warnings }),
  };
}
