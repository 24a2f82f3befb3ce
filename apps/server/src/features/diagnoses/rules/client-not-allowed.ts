import { all, likely, not, says, unnumbered, whereSaid } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const clientNotAllowed = rule({
  code: 'client-not-allowed',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'This application may not use this way of signing in',
  cause:
    'The provider knows the application, but has not allowed it this grant type, these scopes, or at all.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: whereSaid(
    likely(
      all(
        says('unauthorized_client'),
        unnumbered,
        not(says('client is unauthorized to retrieve', 'not enabled for consumers')),
      ),
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
