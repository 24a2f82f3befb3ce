import { aadsts, all, certain, says } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const scopeNotGrantedRefresh = rule({
  code: 'scope-not-granted-refresh',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The refresh asks for scopes that were never granted',
  cause: 'The client’s scopes were changed after the sign-in, so the grant does not cover them.',
  match: certain(
    all(aadsts(70000), says('scopes requested are unauthorized', 'unauthorized or expired')),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Accept the new permissions.`,
      'For personal accounts name every scope; .default does not work there.',
    ],
  }),
});
