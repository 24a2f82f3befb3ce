import { all, certain, fact, heardBy, not, says } from '../matchers.js';
import { isTyped, openHabits } from '../repairs/habits.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';
import type { Values } from '../values.js';

/** OpenID Connect Core section 11: a server may ignore offline_access without prompt=consent. */
function lastingAccess(v: Values): string {
  const { scopes = [], prompt = '' } = v.facts.client ?? {};
  if (!scopes.includes('offline_access'))
    return `${openClient(v)}. Add offline_access to the scopes.`;
  if (prompt.split(' ').includes('consent'))
    return `${openClient(v)}: offline_access and prompt=consent are asked for already, so the provider has to allow it.`;
  return isTyped(v, 'prompt')
    ? `${openClient(v)} and set prompt=consent in Url Authorize: many servers give a refresh token for offline_access only with it.`
    : `${openHabits(v)}, and set Prompt to “Ask for consent” (prompt=consent): many servers give a refresh token for offline_access only with it.`;
}

export const refreshTokenNotIssued = rule({
  code: 'refresh-token-not-issued',
  stage: 'TOKEN',
  severity: 'WARNING',
  actor: 'APP_ADMIN',
  title: 'The provider gave no refresh token',
  cause:
    'Access works for about an hour and then ends, because nothing was given to renew it. The request lacked the scope or the parameter for lasting access, or consent had been given before.',
  match: (evidence) => {
    const { token } = evidence.facts;
    if (token?.kind === 'granted' && token.request === 'code' && !token.refreshable) {
      return fact(
        'CERTAIN',
        `Granted: ${token.grantedScopes.join(' ') || 'nothing named'}; no refresh token among it.`,
      );
    }
    const pasted = all(
      says('access_token'),
      says('expires_in', 'token_type'),
      not(says('refresh_token', 'error_description', 'invalid_grant', 'idtyp')),
    );
    const match = certain(all(pasted, heardBy('pasted')))(evidence);
    return match && { ...match, severity: 'ERROR' };
  },
  repair: (v) => ({
    fix: [
      v.provider === 'GOOGLE'
        ? `${openHabits(v)}. Mailkey sends access_type=offline and prompt=consent, unless they are changed there.`
        : lastingAccess(v),
      v.provider === 'GOOGLE'
        ? 'Or remove the app at https://myaccount.google.com/connections first, so that Google asks again.'
        : `${openRegistration(v, 'API permissions')}. offline_access must be allowed there.`,
      signInAgain(v),
    ],
  }),
});
