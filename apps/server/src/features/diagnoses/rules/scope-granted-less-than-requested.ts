import { fact, firstOf, likely, says } from '../matchers.js';
import { azAdminConsent } from '../repairs/entra.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { isEntra, openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const scopeGrantedLessThanRequested = rule({
  code: 'scope-granted-less-than-requested',
  stage: 'TOKEN_CONTENT',
  severity: 'WARNING',
  actor: 'APP_ADMIN',
  title: 'The provider granted less than was asked for',
  cause:
    'Some of the requested scopes are missing from the answer. What needs them will fail, although the sign-in went well.',
  match: firstOf(
    ({ facts: { token, provider } }) =>
      token?.kind === 'granted' && token.missingScopes.length > 0 && provider !== 'GOOGLE'
        ? fact(
            'CERTAIN',
            `Missing: ${token.missingScopes.join(' ')}.`,
            `Granted: ${token.grantedScopes.join(' ') || 'nothing named'}.`,
          )
        : undefined,
    likely(says('granted scopes differ', 'scope has changed from')),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'API permissions')}. The missing permissions must be listed and consented to.`,
      `${openClient(v)} and remove scopes that no mailbox needs.`,
      signInAgain(v),
    ],
    commands: isEntra(v) ? [azAdminConsent(v)] : [],
  }),
});
