import { identityScope } from '../predicates/token.js';
import { all, certain, fact, firstOf, heardBy, not, says } from '../matchers.js';
import { gmailScope } from '../repairs/google.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const scopeRefusedByUser = rule({
  code: 'scope-refused-by-user',
  stage: 'TOKEN_CONTENT',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  title: 'The box for Gmail was not ticked on the consent page',
  cause:
    'Google lets people choose among the permissions and reports success with the rest. The one for mail is not among them.',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions',
  refines: ['scope-granted-less-than-requested', 'google-scope-insufficient'],
  match: firstOf(
    ({ facts: { token, provider } }) =>
      token?.kind === 'granted' &&
      (provider === 'GOOGLE' || token.requestedScopes.includes(gmailScope)) &&
      token.requestedScopes.includes(gmailScope) &&
      !token.grantedScopes.includes(gmailScope)
        ? fact('CERTAIN', `Granted: ${token.grantedScopes.join(' ') || 'nothing'}.`)
        : undefined,
    ({ facts: { token, provider } }) =>
      provider === 'GOOGLE' &&
      token?.kind === 'granted' &&
      !token.grantedScopes.some((scope) => scope.startsWith(gmailScope)) &&
      token.grantedScopes.every((scope) => identityScope.test(scope))
        ? fact('LIKELY', `Granted: ${token.grantedScopes.join(' ') || 'nothing'}.`)
        : undefined,
    certain(
      all(
        says('access_token'),
        says('userinfo email', 'userinfo profile'),
        not(says('mail google com')),
        heardBy('pasted'),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} On Google’s page tick the box for Gmail.`,
      `${openClient(v)}. ${gmailScope} must be among the scopes.`,
    ],
  }),
});
