import type { Ending } from '../expiration.js';
import type { Seen } from '../seen.js';
import { consentAgain, subjectOf, whoseGrant } from './grant-words.js';

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
          'Add the scope that asks for lasting access (offline_access at Microsoft, access_type=offline at Google) to the client.',
          consentAgain(grant),
        ],
        actor: 'APP_ADMIN',
      },
    ];
  });
}
