import { googleError } from '../predicates/pages.js';
import { any, certain, says } from '../matchers.js';
import { openGoogleClient } from '../repairs/google.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleClientUnknown = rule({
  code: 'google-client-unknown',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'Google does not know this client ID',
  cause: 'The client ID is misspelt, cut short, or belongs to a project that no longer exists.',
  match: certain(
    any(
      says('oauth client was not found', 'no registered origin'),
      googleError('401', 'invalid_client'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openGoogleClient}. Copy Client ID; it ends in .apps.googleusercontent.com.`,
      `${openClient(v)}, compare it with ${v.appId} and correct it.`,
      validateAgain(v),
    ],
  }),
});
