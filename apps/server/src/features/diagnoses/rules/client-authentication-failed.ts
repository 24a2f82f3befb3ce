import { all, any, at, likely, says, unnumbered, whereSaid } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

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
    likely(
      all(
        any(
          says('invalid_client', 'client authentication failed'),
          all(says('http 401'), at('TOKEN')),
        ),
        unnumbered,
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
