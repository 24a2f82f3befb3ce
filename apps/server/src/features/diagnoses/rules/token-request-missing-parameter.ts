import { aadsts, certain, firstOf, likely, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { rule } from '../rule.js';
import { valueNamed } from '../observed-text.js';

export const tokenRequestMissingParameter = rule({
  code: 'token-request-missing-parameter',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'A field of the token request did not arrive',
  cause:
    'The provider misses a parameter. A setting is empty, or a redirect turned the request into one without content.',
  match: firstOf(
    certain(aadsts(900144, 90014)),
    likely(says('missing required parameter', 'missing parameter', 'parameter is missing')),
  ),
  repair: (v, { said }) => {
    const missing = said && clean(valueNamed(said) ?? '');
    return {
      fix: [
        missing
          ? `The missing field: ${missing}. ${openClient(v)} and fill the setting behind it.`
          : `${openClient(v)} and fill what is empty.`,
        `Check that the token URL is exact, with https: ${v.tokenUrl}.`,
        validateAgain(v),
      ],
    };
  },
});
