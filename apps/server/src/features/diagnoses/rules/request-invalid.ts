import { silent } from '../predicates/own-names.js';
import { all, fact, firstOf, likely, says, unnumbered, whereSaid } from '../matchers.js';
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
  match: whereSaid(
    firstOf(likely(all(says('invalid_request'), unnumbered)), ({ facts }) =>
      silent(facts, 400) && facts.token?.kind === 'refused' && facts.token.request !== 'refresh'
        ? fact('LIKELY', 'The token URL answered HTTP 400 without a word.')
        : undefined,
    ),
  ),
  repair: (v) => ({
    fix: [
      'Read the provider’s words below, or in its log: they mostly name the parameter.',
      `${openClient(v)} and compare addresses, scopes and its habits (prompt, PKCE, further parameters) with the provider’s documentation.`,
      validateAgain(v),
    ],
  }),
});
