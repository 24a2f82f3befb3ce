import { atTokenEndpoint, elsewhere, notForGrantType, silent } from '../predicates/own-names.js';
import {
  all,
  fact,
  firstOf,
  likely,
  not,
  possible,
  says,
  unnumbered,
  when,
  whereSaid,
} from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

const refusal = all(
  says('unauthorized_client', 'unauthorized client', 'client is not authorized to perform'),
  unnumbered,
  not(says('client is unauthorized to retrieve', 'not enabled for consumers')),
);

export const clientNotAllowed = rule({
  code: 'client-not-allowed',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'This application may not use this way of signing in',
  cause:
    'The provider knows the application, but has not allowed it this grant type, these scopes, or at all.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: whereSaid(
    firstOf(
      ({ facts }) =>
        silent(facts, 403)
          ? fact('LIKELY', 'The token URL answered HTTP 403 without a word.')
          : undefined,
      likely(all(refusal, notForGrantType)),
      // Some call a wrong secret so (glewlwyd).
      when(elsewhere, possible(all(atTokenEndpoint, refusal))),
      likely(refusal),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Overview')}. Look whether the application is approved, active, and of the type web application.`,
      `Compare the Client ID: ${v.appId}.`,
      validateAgain(v),
    ],
  }),
});
