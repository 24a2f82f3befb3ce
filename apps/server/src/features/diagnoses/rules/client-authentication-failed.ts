import { atTokenEndpoint, elsewhere, notForGrantType } from '../predicates/own-names.js';
import {
  all,
  any,
  at,
  firstOf,
  likely,
  not,
  says,
  unnumbered,
  when,
  whereSaid,
} from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

/** Statuses are chosen freely; the name of the error is not. */
const namesAnother = says('invalid_request', 'invalid_grant', 'invalid_scope', 'invalid_code');

export const clientAuthenticationFailed = rule({
  code: 'client-authentication-failed',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'The provider does not accept this client ID and secret',
  cause:
    'Either one of them is wrong, or the provider wants the secret in another place of the request.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: whereSaid(
    firstOf(
      likely(
        all(
          any(
            says('invalid_client', 'client authentication failed', 'using one mechanism'),
            all(says('http 401'), at('TOKEN'), not(namesAnother)),
          ),
          unnumbered,
        ),
      ),
      // Some call a wrong secret so (glewlwyd).
      when(
        elsewhere,
        likely(all(atTokenEndpoint, says('unauthorized_client'), unnumbered, not(notForGrantType))),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Certificates & secrets')}. Compare the Client ID (${v.appId}) and create a new secret if in doubt.`,
      `${openClient(v)}, enter both, and if they are right switch client authentication from “in the body” to “Basic” or back.`,
      validateAgain(v),
    ],
  }),
});
