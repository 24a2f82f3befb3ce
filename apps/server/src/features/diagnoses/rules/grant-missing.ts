import { fact } from '../matchers.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const grantMissing = rule({
  code: 'grant-missing',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'There is no access to use: the OAuth client must be validated',
  cause:
    'The mailbox signs in with what the provider grants to its OAuth client, and at the moment there is no such grant. The mail servers were not asked.',
  match: ({ facts: { token } }) =>
    token?.kind === 'absent' ? fact('CERTAIN', token.reason) : undefined,
  repair: (v) => ({ fix: [`${openClient(v)}.`, signInAgain(v)] }),
});
