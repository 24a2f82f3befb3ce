import { candidate, inProtocol, notConnected, worked } from '../predicates/refusals.js';
import { accountAndLogin, isApplication, isPersonal } from '../predicates/token.js';
import { find } from '../matchers.js';
import {
  allowFullAccess,
  connectExchange,
  openMailboxes,
  showFullAccess,
} from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const sharedMailboxNoFullAccess = rule({
  code: 'shared-mailbox-no-full-access',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The person who signed in has no Full Access to this mailbox',
  cause:
    'The token belongs to another person than the mailbox. That is right for a shared mailbox, but then Exchange must know that this person may open it.',
  docsUrl:
    'https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients',
  match: inProtocol((evidence) => {
    const { facts } = evidence;
    const said = find(evidence, notConnected);
    if (!said || isApplication(facts) || isPersonal(facts)) return undefined;
    const relation = accountAndLogin(facts, said.probe?.username ?? facts.mailbox?.address);
    if (relation === 'same') return undefined;
    if (worked(evidence, said)) return undefined;
    return relation === 'unknown'
      ? candidate(said, 'POSSIBLE', 'Who signed in could not be read from the token.')
      : candidate(
          said,
          'LIKELY',
          `${facts.tokenContent?.account ?? ''} signed in and asked for the mailbox of somebody else.`,
        );
  }),
  repair: (v) => ({
    fix: [
      `${openMailboxes(v)} → ${v.mailbox} → Delegation → Read and manage (Full Access), add ${v.account}.`,
      'Or run the commands below.',
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [connectExchange(v), showFullAccess(v), allowFullAccess(v)],
  }),
});
