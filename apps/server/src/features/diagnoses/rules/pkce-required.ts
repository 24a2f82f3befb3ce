import { all, any, certain, firstOf, not, says, unnumbered, when } from '../matchers.js';
import { openHabits } from '../repairs/habits.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** The challenge goes to the sign-in page, the verifier to the token endpoint. */
export const aboutPkce = says(
  ...['code_challenge', 'code challenge', 'code_challenge_method', 'code_verifier'],
  ...['code verifier', 'pkce', 'proof key', 'transform algorithm'],
);

/** Without one there is nothing to find wrong in it. */
export const wantsPkce = any(
  says('code challenge required', 'code_challenge is required', 'code_challenge required'),
  says('code_challenge is missing', 'code_challenge parameter is missing', 'no code_challenge'),
  says('missing code_challenge', 'mandatory code_challenge', 'missing parameter code_challenge'),
  says('missing code_verifier', 'code_verifier is missing', 'code_verifier required'),
  says('code_verifier is required', 'code verifier required', 'no code_verifier'),
  says('include a code_challenge', 'missing required parameter code_challenge'),
  says('pkce is required', 'pkce required', 'requires pkce', 'require pkce', 'must use pkce'),
  says('to use pkce', 'missing pkce', 'pkce is mandatory', 'without pkce', 'proof key required'),
);

export const pkceRequired = rule({
  code: 'pkce-required',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  title: 'The provider wants PKCE',
  cause:
    'This server gives a code only to a request that protects it by a code_challenge, and none came.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1',
  refines: ['pkce-mismatch', 'request-invalid', 'token-request-missing-parameter'],
  match: firstOf(
    certain(all(wantsPkce, unnumbered)),
    when(
      ({ client }) => client?.pkce === 'OFF',
      certain(all(aboutPkce, unnumbered, not(says('not supported', 'unsupported')))),
    ),
  ),
  repair: (v) => ({
    fix: [
      v.facts.client?.pkce === 'S256'
        ? `${openClient(v)}: PKCE is on there. See whether something between browser and provider cuts the address, and whether Url Authorize is complete: ${v.authorizeUrl}.`
        : `${openHabits(v)}, and set PKCE to “On (S256)”.`,
      validateAgain(v),
    ],
  }),
});
