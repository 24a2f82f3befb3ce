import { googleError, notReviewed } from '../predicates/pages.js';
import { any, certain, says } from '../matchers.js';
import { openGoogleAudience } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleTestingNotTestUser = rule({
  code: 'google-testing-not-test-user',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'The Google project is in testing and this person is no tester',
  cause:
    'While a project has the status Testing, only the accounts on its list of test users may sign in.',
  docsUrl: 'https://support.google.com/cloud/answer/15549945',
  refines: ['user-cancelled-consent'],
  match: certain(
    any(
      googleError('403', 'access_denied'),
      notReviewed,
      says(
        'developer approved testers',
        'app is currently being tested',
        'given you access to this app',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openGoogleAudience}. Best: User type Internal (Workspace), or Publish app; in testing, access ends after seven days.`,
      `Or add ${v.mailbox} under Test users for a trial.`,
      validateAgain(v),
    ],
  }),
});
