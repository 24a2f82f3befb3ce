import { googleError } from '../predicates/pages.js';
import { all, any, certain, not, says } from '../matchers.js';
import { openGoogleClient } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleRequestInvalid = rule({
  code: 'google-request-invalid',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'Google finds the request against its OAuth policy',
  cause:
    'A part of the request is not allowed: a redirect URI with http or an IP address, a missing parameter, or a client of the wrong type.',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2/policies',
  match: certain(
    all(
      any(
        says(
          'doesn t comply with google s oauth',
          'device_id and device_name are required',
          'sent an invalid request',
        ),
        googleError('400', 'invalid_request'),
        all(says('google'), says('invalid_request')),
      ),
      not(says('redirect_uri_mismatch', 'invalid principal')),
    ),
  ),
  repair: (v) => ({
    fix: [
      `The redirect URI must begin with https and have a host name: ${v.redirectUri}`,
      `${openGoogleClient}. It must be of the type Web application.`,
      'On Google’s page choose “error details”: it names the parameter.',
      validateAgain(v),
    ],
  }),
});
