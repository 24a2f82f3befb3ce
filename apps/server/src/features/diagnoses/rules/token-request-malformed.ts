import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenRequestMalformed = rule({
  code: 'token-request-malformed',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The token request arrived damaged',
  cause:
    'The stored refresh token or the code is cut, empty or wrongly decoded, or something on the way changed the form.',
  match: certain(aadsts(9002313)),
  repair: (v) => ({
    fix: [
      `A fresh grant fixes a damaged one: ${signInAgain(v)}`,
      'See that no proxy between this server and the provider rewrites requests.',
      `Check the token URL: ${v.tokenUrl}.`,
    ],
  }),
});
