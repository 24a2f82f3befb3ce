import { all, any, at, certain, not, reads, says, unnumbered, unplaced } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import type { Values } from '../values.js';

type Way = NonNullable<Values['facts']['client']>['clientAuthentication'];

/** As the form calls them. */
const WAYS: Record<Way, string> = {
  CLIENT_SECRET_POST: 'Secret in the request body',
  CLIENT_SECRET_BASIC: 'Secret in the Authorization header',
  NONE: 'None (public client)',
};

/** The sentence of RFC 6749 for every refusal of a client names a method among other reasons. */
const ofEveryRefusal = says('no client authentication included', 'unknown client');
const REFUSES = [
  ...['cannot use', 'not allow', 'not allowed', 'supports', 'registered', 'only', 'instead'],
  ...['not supported', 'unsupported', 'mismatch', 'not permitted', 'required', 'requires'],
];
const listed = says('auth_methods_supported');

/** The way that was meant: none where only that is named, else the one that is not in use. */
function wanted(text: string, own: Way | undefined): Way | undefined {
  if (/(?:method|supports?|only)\W{1,4}none\b/i.test(text)) return 'NONE';
  const basic = /client_secret_basic|\bbasic\b|authorization header|http header/i.test(text);
  const post = /client_secret_post|request body|\bbody\b|form param/i.test(text);
  if (own === 'CLIENT_SECRET_POST') return 'CLIENT_SECRET_BASIC';
  if (own === 'CLIENT_SECRET_BASIC') return 'CLIENT_SECRET_POST';
  if (basic === post) return undefined;
  return basic ? 'CLIENT_SECRET_BASIC' : 'CLIENT_SECRET_POST';
}

export const clientAuthenticationMethod = rule({
  code: 'client-authentication-method',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The provider wants the secret in another place of the request',
  cause:
    'Client ID and secret came, but not in the way that this application is registered for: in the request body, in the Authorization header (Basic), or not at all.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1',
  refines: [
    ...['client-authentication-failed', 'client-not-allowed', 'request-invalid'],
    ...['client-secret-missing', 'grant-invalid'],
  ],
  match: certain(
    all(
      any(at('TOKEN'), unplaced),
      unnumbered,
      not(listed),
      any(
        all(says('client_secret_basic', 'client_secret_post'), says(...REFUSES)),
        says('token_endpoint_auth_method'),
        all(
          says(
            ...['unsupported client authentication method', 'unsupported authentication method'],
            ...['invalid client authentication method', 'client authentication method not'],
            ...['authentication method is not allowed', 'authentication method not allowed'],
            ...['invalid authentication method', 'authentication method not supported'],
          ),
          not(ofEveryRefusal),
        ),
        reads(
          /(?:secret|credentials)\b[^.]{0,40}\b(?:must|only|should|not)\b[^.]{0,40}\b(?:in|via|by|using|through)\b[^.]{0,20}\b(?:header|body|basic)\b/i,
        ),
        says('basic authentication required', 'basic authentication is required'),
        says('use http basic', 'requires basic', 'expected basic'),
      ),
    ),
  ),
  repair: (v, { said }) => {
    const own = v.facts.client?.clientAuthentication;
    const way = wanted(said?.readable ?? '', own);
    const now = own ? ` It stands at “${WAYS[own]}” now.` : '';
    return {
      fix: [
        way
          ? `${openClient(v)} and set client authentication to “${WAYS[way]}”.${now}`
          : `${openClient(v)} and set client authentication to the other way: header instead of body, or back.`,
        'Or allow the way in use for this application at the provider.',
        validateAgain(v),
      ],
    };
  },
});
