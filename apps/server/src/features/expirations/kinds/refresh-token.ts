import type { Ending } from '../expiration.js';
import type { Seen } from '../seen.js';
import { isTestingTerm } from './google-testing.js';
import { consentAgain, subjectOf, whoseGrant } from './grant-words.js';

/** Refresh tokens whose end the provider told in its answer; not where each refresh moves it on. */
export function refreshTokenEndings({ grants }: Seen): Ending[] {
  return grants.flatMap((grant) => {
    const { client, refreshTokenExpiresAt: endsAt } = grant;
    const told = endsAt && !grant.endMovesOn && !isTestingTerm(grant);
    if (!told || !client.enabled || !grant.byPerson) return [];
    return [
      {
        ...subjectOf(grant),
        endsAt,
        certainty: 'KNOWN',
        title: `Grant of ${whoseGrant(grant)}`,
        detail: `${client.providerLabel} gave a refresh token that ends then. Unless a renewal brings a newer one, a person has to consent again.`,
        fix: [consentAgain(grant)],
        actor: 'MAILBOX_USER',
      },
    ];
  });
}
