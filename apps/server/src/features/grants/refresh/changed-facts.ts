import { sameScope } from '../../oauth-clients/scopes.js';
import type { Grant } from '../grant.entity.js';
import { isOtherAccount, type Identity } from '../../token-endpoint/identity.js';
import { maskAnswer } from '../../token-endpoint/mask-answer.js';
import type { TokenReading } from '../../token-endpoint/token-answer.js';

type Known = Pick<Grant, 'account' | 'tenant' | 'subjects' | 'grantType'>;

/**
 * Why an answer to a refresh is none for this grant: its tokens belong to somebody else. Undefined
 * where it is not certain, as with opaque tokens; an application is nobody's account.
 */
export function givenToOther(grant: Known, { identity }: TokenReading): string | undefined {
  if (grant.grantType === 'CLIENT_CREDENTIALS' || !identity) return undefined;
  const kept = identityOf(grant);
  if (!isOtherAccount(kept, identity)) return undefined;
  return `The provider answered the refresh for another account (${named(identity, kept)}) than the one that signed in (${named(kept, identity)}). Its tokens were not used. Sign in again.`;
}

/** What an answer has changed of what is known of the grant beside its tokens. */
export function changedFacts(
  grant: Pick<Grant, 'account' | 'tenant' | 'subjects'>,
  { identity, vouched, facts, scopesTold }: TokenReading,
): Partial<Grant> {
  const { subjects = [], account, tenant } = identity ?? {};
  const known = grant.subjects ?? [];
  const more = subjects.filter((subject) => !known.some(({ of }) => of === subject.of));
  return {
    // The same person may have another name by now.
    ...(account && { account }),
    ...(tenant && { tenant }),
    ...(vouched && { vouchedAddresses: vouched }),
    ...(more.length > 0 && { subjects: [...known, ...more] }),
    // Without `scope` the answer grants what was granted before (RFC 6749 section 6).
    ...(scopesTold &&
      facts.kind === 'granted' && {
        grantedScopes: facts.grantedScopes,
        missingScopes: facts.missingScopes,
      }),
  };
}

/** Whether something that was granted is missing now. */
export function isNarrower(
  { missingScopes: before }: Pick<Grant, 'missingScopes'>,
  { missingScopes: now = [] }: Partial<Grant>,
): boolean {
  return now.some((scope) => !before.some((one) => sameScope(one, scope)));
}

/** Who signed in, as far as the grant knows. */
export function identityOf({ account, tenant, subjects }: Omit<Known, 'grantType'>): Identity {
  return { subjects: subjects ?? [], ...(account && { account }), ...(tenant && { tenant }) };
}

/** By address, which two accounts of one address have not: then with what tells them apart. */
function named(one: Identity, other: Identity): string {
  const id = one.subjects.find(({ of }) => other.subjects.some((subject) => subject.of === of))?.is;
  const name = one.account ?? 'unnamed';
  const plain =
    one.account && one.account !== other.account ? name : `${name}, ${id ?? one.tenant}`;
  return maskAnswer(plain, []);
}
