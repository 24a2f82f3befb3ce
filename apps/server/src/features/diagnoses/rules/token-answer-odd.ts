import { fact } from '../matchers.js';
import { rule } from '../rule.js';

export const tokenAnswerOdd = rule({
  code: 'token-answer-odd',
  stage: 'TOKEN',
  severity: 'WARNING',
  actor: 'TENANT_ADMIN',
  title: 'The provider’s token answer is not as the standard wants it',
  cause:
    'The answer holds tokens, and they are used. What is odd about it may trouble other programs, and Mailkey where it has to guess.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1',
  match: ({ facts: { token } }) =>
    token?.kind === 'granted' && token.warnings?.length
      ? fact('CERTAIN', ...token.warnings)
      : undefined,
  repair: () => ({
    fix: [
      'Nothing has to be done as long as the mailboxes work.',
      'Give the words below to whoever runs the authorization server.',
    ],
  }),
});
