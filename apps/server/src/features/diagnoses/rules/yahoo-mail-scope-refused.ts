import { likely, says, when } from '../matchers.js';
import { openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const yahooMailScopeRefused = rule({
  code: 'yahoo-mail-scope-refused',
  stage: 'AUTHORIZE',
  of: 'YAHOO',
  actor: 'APP_ADMIN',
  title: 'Yahoo has not approved this application for mail',
  cause:
    'Yahoo gives the scope mail-w to approved applications alone and takes in no new mail programs.',
  refines: ['scope-invalid'],
  match: when(
    ({ provider }) => provider === 'YAHOO',
    likely(says('invalid_scope', 'unauthorized_client', 'invalid scope')),
  ),
  repair: (v) => ({
    fix: [
      'If Yahoo has not approved your application, OAuth is not to be had: use an app password instead. Yahoo → Account security → Generate app password: https://login.yahoo.com/account/security',
      `${openMailbox(v)}, choose Password and enter the app password.`,
    ],
  }),
});
