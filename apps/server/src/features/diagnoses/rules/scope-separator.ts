import { aadsts, all, any, certain, reads, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const scopeSeparator = rule({
  code: 'scope-separator',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The scopes are joined by the wrong character',
  cause:
    'The provider read several scopes as one, because a comma or semicolon stands between them. OAuth 2.0 joins them by blanks.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3',
  refines: ['scope-invalid', 'scope-unknown', 'client-credentials-needs-default-scope'],
  match: certain(
    all(
      any(aadsts(70011, 650053, 28002), says('invalid_scope')),
      reads(
        /(?:\.All|\.Send|\.default|offline_access|mail\.google\.com\/|openid|profile|email)[,;]\s?(?:$|https:|offline|openid|profile|email|IMAP|POP|SMTP)/i,
      ),
    ),
  ),
  repair: (v) => ({
    fix: [`${openClient(v)} and set the scope separator to Space.`, validateAgain(v)],
  }),
});
