import { all, likely, says, unnumbered } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const grantInvalid = rule({
  code: 'grant-invalid',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  role: 'fallback',
  title: 'The provider no longer accepts this grant',
  cause:
    'The code or refresh token has expired, was revoked or used before, or belongs to another client or redirect URI.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: likely(all(says('invalid_grant'), unnumbered)),
  repair: (v) => ({
    fix: [
      signInAgain(v),
      'If it fails at once again, compare client ID and redirect URI with the registration.',
    ],
  }),
});
