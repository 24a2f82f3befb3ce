import { all, likely, not, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleRefreshTokenExpiredOrRevoked = rule({
  code: 'google-refresh-token-expired-or-revoked',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  refuses: 'grant',
  role: 'symptom',
  title: 'Google has ended this access',
  cause:
    'The refresh token no longer counts. Google ends it after seven days while the project is in testing, when the person removes the app or changes the password, after six months of silence, or when newer sign-ins push it out.',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2#expiration',
  match: likely(all(says('expired or revoked'), not(says('authorization code')))),
  repair: (v) => ({
    fix: [
      `${openGoogleAudience}. If the publishing status is Testing, choose Publish app (or User type Internal with Workspace).`,
      signInAgain(v),
      'Without publishing, access ends again after seven days.',
    ],
  }),
});
