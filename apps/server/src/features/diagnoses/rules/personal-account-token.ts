import { consumersWanted, consumerTenant, tokenFault } from '../predicates/token.js';
import { certain, fact, firstOf, reads } from '../matchers.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const personalAccountToken = rule({
  code: 'personal-account-token',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'A personal Microsoft account signed in',
  cause:
    'The token belongs to a personal account, while a work mailbox is expected. The same address may exist as both.',
  refines: ['token-tenant-wrong'],
  match: firstOf(
    (evidence) =>
      evidence.facts.tokenContent?.tenant?.toLowerCase() === consumerTenant &&
      !consumersWanted(evidence.facts)
        ? tokenFault(
            evidence,
            fact(
              'CERTAIN',
              `The token is of the tenant ${consumerTenant}, which stands for personal accounts.`,
            ),
          )
        : undefined,
    certain(reads(/["']tid["'][^a-z0-9]{1,6}9188040d-6c67-4c5b-b112-36a304b66dad/i)),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow} Choose “Work or school account”.`,
      'If the mailbox is a personal one: use the tenant consumers, and switch IMAP on in its web page → Settings → Mail → Forwarding and IMAP.',
    ],
  }),
});
