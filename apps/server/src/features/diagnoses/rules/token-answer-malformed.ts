import { all, certain, heardBy, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenAnswerMalformed = rule({
  code: 'token-answer-malformed',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The token URL answers with something that is no token',
  cause:
    'The answer was JSON without an error, but also without what a token answer must hold (RFC 6749 section 5.1).',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1',
  match: certain(
    all(heardBy('token'), says('answer has no access_token', 'not bearer', 'that no token has')),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and check that the token URL is the OAuth token endpoint: ${v.tokenUrl}.`,
      'See the provider’s documentation (its page .well-known/openid-configuration names token_endpoint).',
      validateAgain(v),
    ],
  }),
});
