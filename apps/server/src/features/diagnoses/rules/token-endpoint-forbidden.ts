import { googleError } from '../predicates/pages.js';
import { answeredByPage } from '../predicates/own-names.js';
import { all, at, likely, not, says, unnumbered, when } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const tokenEndpointForbidden = rule({
  code: 'token-endpoint-forbidden',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'Something in front of the token URL turns requests away',
  cause:
    'The answer was a bare 403 without an OAuth error: a firewall for web applications, a proxy, or a rule about countries.',
  match: when(
    answeredByPage,
    likely(
      all(
        says('http 403', '403 forbidden'),
        at('TOKEN'),
        unnumbered,
        not(googleError('403')),
        not(
          says(
            'access_denied',
            'invalid_client',
            'invalid_grant',
            'unauthorized_client',
            'rate_limit_exceeded',
            'erroraccessdenied',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Run the command below where Mailkey runs, and once from another network. If they differ, the way is blocked, not the client.`,
      `Let the host of ${v.tokenUrl} pass on the proxy.`,
      validateAgain(v),
    ],
    commands: [posix('curl', '-i', '-X', 'POST', v.tokenUrl)],
  }),
});
