import { fact } from '../matchers.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const refreshedForOtherAccount = rule({
  code: 'refreshed-for-other-account',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  refines: ['grant-missing'],
  title: 'The provider renewed the access for another account',
  cause:
    'Asked to renew the access of one account, the provider answered with tokens of another one. They would open somebody else’s mailbox, so Mailkey has used none of them and has ended the grant.',
  match: ({ facts: { token } }) =>
    token?.kind === 'absent' && token.otherAccount ? fact('CERTAIN', token.reason) : undefined,
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow}`,
      'If it happens again, ask the administrator of the mail provider whether the account was moved, merged or replaced.',
    ],
  }),
});
