import type { AccountId } from '../access/opening.js';
import { first, readClaims, type Claims } from './token-claims.js';

/** Whom a token answer was given for, as far as its tokens say so. */
export interface Identity {
  /** Ids that outlive a change of name; each is only comparable with one `of` the same kind. */
  subjects: AccountSubject[];
  account?: string;
  tenant?: string;
}

export type AccountSubject = AccountId;

/**
 * Nothing is verified (RFC 9068 reserves the content of an access token for its resource server), so
 * it may only make us more careful: it can end the use of an answer, and never allow one.
 */
export function readSubjects(accessToken: string, idToken?: string): AccountSubject[] {
  const access = readClaims(accessToken) ?? {};
  const identity = (idToken && readClaims(idToken)) || {};
  const objectId = first(access['oid']) ?? first(identity['oid']);
  const tenant = first(access['tid']) ?? first(identity['tid']);
  return [
    ...(objectId && tenant ? [{ of: 'oid', is: `${objectId} ${tenant}` }] : []),
    // The subject of an id token may be another one than that of an access token, and that of an
    // access token another one for each audience (OpenID Connect Core section 8, pairwise).
    ...subjectOf('id', [first(identity['iss'])], identity),
    ...subjectOf('access', [first(access['iss']), first(access['aud'])], access),
  ];
}

function subjectOf(kind: string, from: (string | undefined)[], claims: Claims): AccountSubject[] {
  const is = first(claims['sub']);
  return is && from[0] ? [{ of: [kind, ...from].join(' '), is }] : [];
}

/**
 * Whether two identities are certainly two accounts: by the first id that both have, else by tenant
 * and address. Where either says nothing, nothing is said.
 */
export function isOtherAccount(one: Identity, other: Identity): boolean {
  for (const { of, is } of one.subjects) {
    const same = other.subjects.find((subject) => subject.of === of);
    if (same) return same.is !== is;
  }
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
  return differ(one.tenant, other.tenant) || differ(one.account, other.account);
}

/** Whether ids are certainly those of one account: some are the same, and none speaks against it. */
export function isSameAccount(
  one: readonly AccountSubject[],
  other: readonly AccountSubject[],
): boolean {
  const pairs = one.flatMap((id) =>
    other.filter(({ of }) => of === id.of).map(({ is }) => is === id.is),
  );
  return pairs.length > 0 && pairs.every(Boolean);
}
