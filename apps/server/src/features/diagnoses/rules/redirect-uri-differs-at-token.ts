import { atTokenEndpoint, refusesRedirect } from '../predicates/own-names.js';
import { aadsts, all, any, certain, heardBy, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const redirectUriDiffersAtToken = rule({
  code: 'redirect-uri-differs-at-token',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The token request names another redirect URI than the sign-in did',
  cause:
    'The address of this server changed between the two steps, for instance from http to https, so the provider does not accept the code.',
  refines: ['redirect-uri-mismatch'],
  match: certain(
    any(
      aadsts(500112, 700009),
      // Only the token endpoint authenticates the client, so only it calls the client invalid.
      all(aadsts(50011), any(heardBy('token'), says('invalid_client'))),
      all(
        any(aadsts(50011), says('redirect_uri')),
        says('specified in the token request', 'requesting the authorization code'),
      ),
      all(says('redirect_uri_mismatch'), heardBy('token')),
      all(atTokenEndpoint, refusesRedirect),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Set PUBLIC_URL of this server to the one address that people use, and restart it.',
      `It must agree with the redirect URI ${v.redirectUri}.`,
      validateAgain(v),
    ],
  }),
});
