import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const nonceMismatch = rule({
  code: 'nonce-mismatch',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The id token does not belong to this sign-in',
  cause:
    'Mailkey sends a nonce with every sign-in that asks the scope openid, and the id token must carry the same one. Without it the answer may belong to the sign-in of somebody else, so it was thrown away.',
  docsUrl: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  match: ({ facts: { token } }) =>
    token?.kind === 'malformed' && token.breach === 'nonce'
      ? fact('CERTAIN', token.problem)
      : undefined,
  repair: (v) => ({
    fix: [
      validateAgain(v),
      'If it happens again, the server drops the nonce: who runs it must store it with the code and put it into the id token.',
      `${openClient(v)} and remove the scope openid until then: it only tells who signed in.`,
    ],
  }),
});
