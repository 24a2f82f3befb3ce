import {
  aadsts,
  all,
  any,
  certain,
  firstOf,
  likely,
  says,
  unnumbered,
  worded,
} from '../matchers.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const interactionNeededSilentFlow = rule({
  code: 'interaction-needed-silent-flow',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The provider wants to see the person, but no page was allowed',
  cause: 'The request asked for a silent sign-in, and the browser holds no session that would do.',
  match: firstOf(
    certain(any(aadsts(50058), worded('login_required'))),
    likely(all(says('interaction_required'), unnumbered)),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and remove prompt=none from the further parameters, if it is there; prompt=select_account is the usual value.`,
      signInAgain(v),
    ],
  }),
});
