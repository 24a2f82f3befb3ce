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
import { isTyped, openHabits } from '../repairs/habits.js';
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
      isTyped(v, 'prompt')
        ? `${openClient(v)} and remove prompt from Url Authorize.`
        : `${openHabits(v)}, and set Prompt to “Send none” or “Choose an account”: the value none allows no page.`,
      signInAgain(v),
    ],
  }),
});
