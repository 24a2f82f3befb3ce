import { fact } from '../matchers.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshRefusedRepeatedly = rule({
  code: 'refresh-refused-repeatedly',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  title: 'The provider refuses every renewal and does not say why',
  cause:
    'For more than an hour the same answer came, and the last access token has ended. Some servers answer so when a grant is over, some when the client secret is wrong; the answer does not tell which.',
  match: ({ facts: { token } }) => {
    if (token?.kind !== 'refused' && token?.kind !== 'malformed') return undefined;
    if (!token.repeated || token.request === 'client-credentials') return undefined;
    const { times, minutes } = token.repeated;
    const told = token.kind === 'refused' ? [token.error, token.description] : [token.problem];
    const words = told.filter(Boolean).join(': ') || token.body || 'no words';
    return fact('LIKELY', `${words} (HTTP ${token.status}), ${times} times in ${minutes} min`);
  },
  repair: (v) => ({
    fix: [
      signInAgain(v),
      `If the provider refuses there as well: ${openClient(v)} and compare Client ID and secret with the registration.`,
      'The log of the authorization server says why it refuses.',
    ],
  }),
});
