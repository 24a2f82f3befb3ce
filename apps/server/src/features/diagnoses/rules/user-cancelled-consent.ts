import { atRefresh } from '../predicates/token.js';
import { bare, declined, elsewhere } from '../predicates/own-names.js';
import { googleError } from '../predicates/pages.js';
import {
  aadsts,
  all,
  any,
  at,
  certain,
  fact,
  firstOf,
  likely,
  not,
  possible,
  says,
  unnumbered,
  when,
} from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userCancelledConsent = rule({
  code: 'user-cancelled-consent',
  stage: 'AUTHORIZE',
  actor: 'MAILBOX_USER',
  retryable: true,
  // What the person did is the reason, whatever name it is given.
  refines: [
    'provider-temporarily-unavailable',
    'interaction-needed-silent-flow',
    'request-invalid',
  ],
  title: 'The consent was declined',
  cause: 'The person cancelled, or left the page without accepting.',
  match: firstOf(
    certain(
      any(aadsts(65004), declined, says('user denied', 'user cancelled', 'end user aborted')),
    ),
    ({ facts }) =>
      elsewhere(facts) && bare(facts, 'invalid_scope')
        ? fact('POSSIBLE', 'Some servers call a declined consent invalid_scope, too (glewlwyd).')
        : undefined,
    possible(all(says('consent_required'), unnumbered)),
    when(
      // At a refresh nobody was asked.
      (facts) => !atRefresh(facts),
      likely(
        all(
          says('access_denied'),
          at('AUTHORIZE', 'TOKEN'),
          unnumbered,
          not(any(says('verification process'), googleError('403'))),
        ),
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
