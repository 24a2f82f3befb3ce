import { certain, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleOrgInternal = rule({
  code: 'google-org-internal',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  title: 'The app is for one organisation, and this account is outside it',
  cause:
    'The user type of the Google project is Internal, so only accounts of its own Workspace may sign in.',
  match: certain(
    says(
      'org_internal',
      'can only be used within its organization',
      'restricted to users within its organization',
    ),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Use an account of that organisation.`,
      `Or ${openGoogleAudience} and set the user type to External.`,
    ],
  }),
});
