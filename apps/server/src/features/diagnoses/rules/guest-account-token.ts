import { tokenFault } from '../predicates/token.js';
import { certain, fact, firstOf, reads } from '../matchers.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const guestAccountToken = rule({
  code: 'guest-account-token',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'A guest account signed in; its mailbox is elsewhere',
  cause:
    'The account is a guest in this tenant. Its mail lives with its home organisation or with outlook.com, and Exchange here has no mailbox for it.',
  refines: ['signed-in-as-other-user', 'shared-mailbox-no-full-access'],
  match: firstOf(
    (evidence) => {
      const account = evidence.facts.tokenContent?.account ?? '';
      return /#EXT#@/i.test(account)
        ? tokenFault(evidence, fact('CERTAIN', `${account} signed in; #EXT# marks a guest.`))
        : undefined;
    },
    certain(reads(/#ext#@/i)),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow} Use the account that owns the mailbox.`,
      'For a personal mailbox use a client with the tenant consumers.',
    ],
  }),
});
