import type { Ending } from '../expiration.js';
import type { Seen, SeenGrant } from '../seen.js';
import { consentAgain, subjectOf, whoseGrant } from './grant-words.js';

const asked: Partial<Record<SeenGrant['client']['providerId'], string>> = {
  MICROSOFT_365: ': the scope offline_access',
  GOOGLE: ': the parameter access_type=offline',
};

/** Access without a refresh token: it ends with its access token, within hours. */
export function accessEndings({ grants }: Seen): Ending[] {
  return grants.flatMap((grant) => {
    if (grant.refreshable || !grant.byPerson || !grant.client.enabled) return [];
    return [
      {
        ...subjectOf(grant),
        endsAt: grant.accessTokenExpiresAt,
        certainty: 'KNOWN',
        title: `Access of ${whoseGrant(grant)}`,
        detail:
          'The provider gave no refresh token, so nothing can be renewed: the access ends with the token.',
        fix: [
          `Let the client ask for lasting access${asked[grant.client.providerId] ?? ', as the provider’s documentation says'}.`,
          consentAgain(grant),
        ],
        actor: 'APP_ADMIN',
      },
    ];
  });
}
