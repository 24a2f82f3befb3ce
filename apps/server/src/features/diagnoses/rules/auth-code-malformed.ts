import { certain, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authCodeMalformed = rule({
  code: 'auth-code-malformed',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The authorization code arrived damaged',
  cause: 'The code was cut or decoded twice on its way back from the provider.',
  match: certain(
    says('malformed auth code', 'malformed authorization code', 'invalid authorization code'),
  ),
  repair: (v) => ({
    fix: [
      validateAgain(v),
      'If it comes back, see that a proxy in front of this server passes the query of /oauth/callback/ unchanged.',
    ],
  }),
});
