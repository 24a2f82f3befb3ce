import { googleError } from '../circumstances/pages.js';
import {
  aadsts,
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  not,
  says,
  unnumbered,
} from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userCancelledConsent = rule({
  code: 'user-cancelled-consent',
  stage: 'AUTHORIZE',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'The consent was declined',
  cause:
    'The person cancelled, or left the page by “Return to the application without granting consent”.',
  match: firstOf(
    certain(
      any(aadsts(65004), says('user_denied', 'user denied', 'user cancelled', 'consent_declined')),
    ),
    likely(
      all(
        says('access_denied'),
        at('AUTHORIZE', 'TOKEN'),
        unnumbered,
        not(any(says('verification process'), googleError('403'))),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Accept, with every permission ticked.`,
      'If the page spoke of an approval, an administrator of the provider has to consent first.',
    ],
  }),
});
