import { googleEnded, grantAge } from '../predicates/google-grant.js';
import { because } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleUserRevoked = rule({
  code: 'google-user-revoked',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  title: 'The Google account has taken this access back',
  cause:
    'The person removed the app or changed the password, did not use the access for six months, or signed in so often that newer grants pushed this one out.',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2#expiration',
  match: (evidence) => {
    const age = grantAge(evidence);
    const match = googleEnded(evidence);
    if (!match || (age !== undefined && age >= 6.5 && age <= 8.5)) return undefined;
    return age === undefined
      ? because(match, 'How old the grant is, is not known.')
      : because(
          { ...match, certainty: 'LIKELY' },
          `The grant was ${Math.round(age)} days old, so the seven days of testing are not the cause.`,
        );
  },
  repair: (v) => ({
    fix: [
      signInAgain(v),
      'If it recurs, look at the account’s activity: https://myaccount.google.com/notifications and https://myaccount.google.com/connections',
    ],
  }),
});
