import { googleEnded, grantAge } from '../predicates/google-grant.js';
import { because } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleTesting7Days = rule({
  code: 'google-testing-7-days',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  refuses: 'grant',
  title: 'Google ends access after seven days of testing',
  cause:
    'The grant died about a week after the sign-in. That is the rule for external projects with the status Testing, whether they are used or not.',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2#expiration',
  match: (evidence) => {
    const age = grantAge(evidence);
    const match = googleEnded(evidence);
    if (!match || (age !== undefined && (age < 6.5 || age > 8.5))) return undefined;
    return age === undefined
      ? because(match, 'How old the grant is, is not known.')
      : because({ ...match, certainty: 'LIKELY' }, `The grant was ${Math.round(age)} days old.`);
  },
  repair: (v) => ({
    fix: [
      `${openGoogleAudience} → Publish app (In production); with Workspace choose User type Internal instead.`,
      `${signInAgain(v)} A warning about an unverified app may appear; the access lasts all the same.`,
    ],
  }),
});
