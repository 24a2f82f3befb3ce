import { all, likely, says, unnumbered, whereSaid } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const requestInvalid = rule({
  code: 'request-invalid',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'The provider finds the request incomplete or wrong',
  cause:
    'A parameter is missing, doubled or has a value that the provider does not take. Its own words say more.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  match: whereSaid(likely(all(says('invalid_request'), unnumbered))),
  repair: (v) => ({
    fix: [
      'Read the provider’s words below: they mostly name the parameter.',
      `${openClient(v)} and compare addresses, scopes and its habits (prompt, PKCE, further parameters) with the provider’s documentation.`,
      validateAgain(v),
    ],
  }),
});
