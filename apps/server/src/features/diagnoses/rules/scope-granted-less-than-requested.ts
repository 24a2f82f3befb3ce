import type { Evidence } from '../evidence.js';
import { grantsNothing } from '../predicates/token.js';
import type { Match } from '../match.js';
import { all, fact, find, firstOf, heardBy, likely, reads, says } from '../matchers.js';
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
        ? {
            ...fact(
              'CERTAIN',
              `Missing: ${token.missingScopes.join(' ')}.`,
              `Granted: ${token.grantedScopes.join(' ') || 'nothing: the answer has an empty scope'}.`,
            ),
            ...(grantsNothing(token) && { severity: 'ERROR' }),
          }
        : undefined,
    pastedAnswer,
    likely(says('granted scopes differ', 'scope has changed from')),
  ),
  repair: (v) => ({
    ...(grantsNothing(v.facts.token) && {
      title: 'The provider granted nothing of what was asked for',
      cause:
        'The answer holds a token and says that it is good for none of the scopes. It was not put in use.',
    }),
    fix: [
      `${openRegistration(v, 'API permissions')}. The missing permissions must be listed and consented to.`,
      `${openClient(v)} and remove scopes that no mailbox needs.`,
      signInAgain(v),
    ],
    commands: isEntra(v) ? azAdminConsent(v) : [],
  }),
});

const listed = /["']scope["']\s{0,3}:\s{0,3}["']([^"']{1,2000})["']/i;

/** A token answer that somebody pasted, against what the client asks. */
function pastedAnswer(evidence: Evidence): Match | undefined {
  const { client, provider } = evidence.facts;
  const said = find(evidence, all(heardBy('pasted'), says('access_token'), reads(listed)));
  if (!said || !client || provider === 'GOOGLE') return undefined;
  const granted = listed.exec(said.readable)?.[1]?.toLowerCase().split(/\s+/) ?? [];
  const missing = client.scopes.filter(
    (scope) => scope.includes('://') && !granted.includes(scope.toLowerCase()),
  );
  return missing.length > 0
    ? {
        ...fact('CERTAIN', `Missing: ${missing.join(' ')}.`, `Granted: ${granted.join(' ')}.`),
        said,
      }
    : undefined;
}
