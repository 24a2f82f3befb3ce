import { DAY, type Ending } from '../expiration.js';
import type { Seen, SeenGrant } from '../seen.js';
import { consentAgain, subjectOf, whoseGrant } from './grant-words.js';

export const TESTING_DAYS = 7;
/** What is told a little later than it was given is such a term as well. */
export const TESTING_TERM_DAYS = TESTING_DAYS + 0.5;

/** Google tells the seven days of an app in Testing as 604799 seconds. */
export function isTestingTerm(grant: SeenGrant): boolean {
  const { byGoogle, refreshTokenExpiresAt: end } = grant;
  if (!byGoogle || !end) return false;
  return end.getTime() - grant.grantedAt.getTime() <= TESTING_TERM_DAYS * DAY;
}

/**
 * Grants of Google apps whose consent screen is in Testing. Where Google tells no end, a young grant
 * may be one of them; one that was refreshed after seven days is none.
 */
export function googleTestingEndings({ grants, now }: Seen): Ending[] {
  return grants.flatMap((grant) => {
    if (!grant.byGoogle || !grant.byPerson || !grant.client.enabled) return [];
    if (grant.refreshTokenExpiresAt) {
      return isTestingTerm(grant) ? [known(grant, grant.refreshTokenExpiresAt)] : [];
    }
    const endsAt = new Date(grant.grantedAt.getTime() + TESTING_DAYS * DAY);
    return grant.refreshable && endsAt > now ? [possible(grant, endsAt)] : [];
  });
}

const publish =
  'In the Google Cloud console open APIs & Services, OAuth consent screen, and choose Publish app: https://console.cloud.google.com/apis/credentials/consent';

function known(grant: SeenGrant, endsAt: Date): Ending {
  return {
    ...subjectOf(grant),
    endsAt,
    certainty: 'KNOWN',
    title: `Google grant of ${whoseGrant(grant)}`,
    detail:
      'The consent screen of this app is in Testing: Google ends such a grant after seven days, whether it is used or not.',
    fix: [publish, `Then consent once more: ${consentAgain(grant)}`],
    actor: 'APP_ADMIN',
  };
}

function possible(grant: SeenGrant, endsAt: Date): Ending {
  return {
    ...subjectOf(grant),
    endsAt,
    certainty: 'ESTIMATED',
    title: `Google grant of ${whoseGrant(grant)}, if the app is in Testing`,
    detail:
      'Google did not say whether the consent screen is in Testing. If it is, the grant ends after seven days; if not, this entry goes away by itself.',
    fix: [`Make sure that the app is published or internal. ${publish}`],
    actor: 'APP_ADMIN',
    // A mere possibility: shown, and nobody is woken for it.
    remindFromDays: 0,
  };
}
