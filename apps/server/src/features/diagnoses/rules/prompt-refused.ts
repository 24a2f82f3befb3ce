import type { Facts } from '../facts.js';
import {
  all,
  at,
  any,
  certain,
  firstOf,
  heardBy,
  likely,
  not,
  says,
  unnumbered,
  when,
  worded,
} from '../matchers.js';
import { isTyped, openHabits } from '../repairs/habits.js';
import { openClient, privateWindow, validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { rule } from '../rule.js';

/** A page was asked for, so an answer that none may be shown is about the wish for that page. */
const asksForPage = ({ client, provider }: Facts): boolean =>
  client?.prompt !== undefined &&
  !client.prompt.split(' ').includes('none') &&
  provider !== 'MICROSOFT_365' &&
  provider !== 'GOOGLE';

const aboutSilence = says('prompt none', 'prompt is none', 'without prompt', 'silent');

export const promptRefused = rule({
  code: 'prompt-refused',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  title: 'The provider does not take this prompt',
  cause:
    'The request asked the sign-in page to behave in a certain way (prompt), such as to let one choose an account. This server does not know that wish, and refuses the whole request.',
  docsUrl: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest',
  refines: ['interaction-needed-silent-flow', 'request-invalid', 'oauth-error-unlisted'],
  match: firstOf(
    certain(
      all(
        worded(
          ...['unsupported prompt', 'unsupported_prompt_select_account', 'invalid prompt'],
          ...['prompt is not supported', 'prompt not supported', 'prompt must include'],
          ...['prompt is invalid', 'unknown prompt', 'unsupported value for prompt'],
          ...['select_account is not supported', 'select_account not supported'],
          ...['account_selection_required', 'select_account_for_resource_owner'],
        ),
        not(aboutSilence),
      ),
    ),
    when(
      asksForPage,
      certain(
        all(
          heardBy('authorize'),
          says(
            ...['login_required', 'interaction_required', 'invalid_configuration'],
            ...['unmet_authentication_requirements'],
          ),
          unnumbered,
        ),
      ),
    ),
    likely(
      all(
        at('AUTHORIZE'),
        unnumbered,
        says('prompt', 'select_account'),
        any(says('invalid'), says('invalid_request'), says('unsupported'), says('unknown')),
        not(aboutSilence),
      ),
    ),
  ),
  repair: (v) => {
    const { prompt } = v.facts.client ?? {};
    const now = prompt ? ` It sends prompt=${clean(prompt).slice(0, 60)} now.` : '';
    return {
      fix: [
        isTyped(v, 'prompt')
          ? `${openClient(v)} and remove prompt from Url Authorize.`
          : `${openHabits(v)}, and set Prompt to “Send none”.${now}`,
        validateAgain(v),
        `The page then asks nothing of itself. ${privateWindow}`,
      ],
    };
  },
});
