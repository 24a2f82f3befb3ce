import { all, certain, fact, heardBy, not, says } from '../matchers.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

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
        ? `${openClient(v)}. The further parameters must hold access_type=offline and prompt=consent.`
        : `${openClient(v)}. ${v.facts.client?.scopes.includes('offline_access') ? 'offline_access is asked for; sign in with prompt=consent, so that it is granted.' : 'Add offline_access to the scopes.'}`,
      v.provider === 'GOOGLE'
        ? 'Or remove the app at https://myaccount.google.com/connections first, so that Google asks again.'
        : `${openRegistration(v, 'API permissions')}. offline_access must be allowed there.`,
      signInAgain(v),
    ],
  }),
});
