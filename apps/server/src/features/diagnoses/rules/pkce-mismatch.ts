import { refusesCode } from '../predicates/own-names.js';
import { aadsts, all, any, at, certain, firstOf, possible, worded } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const pkceMismatch = rule({
  code: 'pkce-mismatch',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The code belongs to another attempt (PKCE)',
  cause:
    'The proof that goes with the code is of another sign-in: two attempts ran in parallel, or one was mixed up with an older one.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc7636',
  match: firstOf(
    certain(
      any(
        aadsts(501481, 50148, 50147, 501491),
        worded(
          'code_verifier does not match',
          'invalid code verifier',
          'missing code verifier',
          'pkce verification failed',
          'code verifier',
          'code_challenge',
          'code challenge',
        ),
        all(at('TOKEN'), worded('code verification failed')),
      ),
    ),
    possible(refusesCode),
  ),
  repair: (v) => ({ fix: [`${validateAgain(v)} Use one tab only.`] }),
});
