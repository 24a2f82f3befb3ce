import type { GrantType } from '../../graphql/enums.js';
import { grantsNothing } from '../diagnoses/predicates/token.js';
import type { TokenFacts, TokenGranted } from '../diagnoses/facts.js';
import type { AccountSubject } from '../token-endpoint/identity.js';
import { renewalAt } from './refresh/retry-times.js';
import type { GrantSettings } from '../token-endpoint/grant-settings.js';
import type { TokenReading, TokenSet } from '../token-endpoint/token-answer.js';
import { endOf } from './refresh/use.js';

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
  subjects?: AccountSubject[];
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
    grantType,
    accessTokenUrl,
    clientId,
    secretId,
    tokens,
    requestedScopes,
    grantedScopes,
    missingScopes,
    refreshable,
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
    requestedScopes,
    grantedScopes,
    missingScopes,
    refreshable,
    expiresAt: grant.accessTokenExpiresAt,
    ...(grant.lifeAssumed && { lifeAssumed: true }),
    ...(warnings?.length && { warnings }),
  };
}
