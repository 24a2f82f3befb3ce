import { during } from '../predicates/conversation.js';
import { signsInWithPassword } from '../predicates/passwords.js';
import { perProvider } from '../repairs/registration.js';
import {
  askedFurther,
  candidate,
  exchangeRefusesImap,
  exchangeRefusesPop,
  inProtocol,
  notConnected,
  worked,
  yandexRefuses,
} from '../predicates/refusals.js';
import type { MailProtocol } from '../facts.js';
import { all, any, certain, find, firstOf, not, says } from '../matchers.js';
import {
  connectExchange,
  openActiveUsers,
  setProtocol,
  showProtocols,
} from '../repairs/exchange.js';
import { openGmailForwarding } from '../repairs/google.js';
import { byPassword, checkAgain, isPop, readingName } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { rule, type Repair } from '../rule.js';
import type { Values } from '../values.js';

const unsettled = (other: MailProtocol | undefined): string =>
  other
    ? `${other} does not open it either: both may be off, but the token may be at fault as well.`
    : 'Whether the protocol is switched on is not known.';

export const imapDisabledForMailbox = rule({
  code: 'imap-disabled-for-mailbox',
  stage: 'IMAP',
  actor: 'TENANT_ADMIN',
  title: 'IMAP or POP is switched off for this mailbox',
  cause:
    'The mailbox exists and the login is right, but this protocol may not be used with it. New mailboxes often start that way.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/enable-or-disable-pop3-or-imap4-access',
  only: during('login', 'after'),
  match: inProtocol(
    firstOf(
      certain(
        any(
          says(
            'imapenabled false',
            'popenabled false',
            'not enabled for imap use',
            'not enabled for pop access',
            'not enabled for pop use',
            'please enable imap access',
            'yet to enable imap',
            'yet to enable pop',
          ),
          all(
            says(
              'imap is disabled',
              'imap access is disabled',
              'pop3 access is disabled',
              'imap access disabled',
            ),
            not(says('for your domain', 'invalid credentials', 'login failure')),
          ),
        ),
      ),
      (evidence) => {
        const said = signsInWithPassword(evidence.facts)
          ? find(evidence, yandexRefuses)
          : find(
              evidence,
              any(notConnected, exchangeRefusesImap, exchangeRefusesPop, yandexRefuses),
            );
        if (!said) return undefined;
        const other = worked(evidence, said);
        return other
          ? candidate(
              said,
              'LIKELY',
              `${other.protocol} works with the same login and the same token.`,
            )
          : candidate(said, 'POSSIBLE', unsettled(askedFurther(said.probe, 'no')?.protocol));
      },
    ),
  ),
  // Whatever the client's provider is called: Gmail alone speaks of itself.
  repair: (v, match) => (match.said?.vocabulary.has('gmail') ? ofGmail(v) : repairOf(v, match)),
});

function ofGmail(v: Values): Repair {
  return {
    title: `${readingName(v)} is switched off in this Gmail account`,
    fix: [
      `${openGmailForwarding}, signed in as ${v.mailbox}, and enable ${readingName(v)}.`,
      checkAgain(v),
    ],
  };
}

function ofExchange(v: Values): Repair {
  const setting = isPop(v) ? 'PopEnabled' : 'ImapEnabled';
  return {
    fix: [
      `${openActiveUsers(v)} → ${v.mailbox} → Mail → Manage email apps, tick ${isPop(v) ? 'Pop' : 'IMAP'} and save.`,
      'Or run the commands below. The last one sets the default for new mailboxes.',
      `It may take up to an hour. ${checkAgain(v)}`,
    ],
    commands: [
      connectExchange(v),
      showProtocols(v),
      setProtocol(v, setting),
      `${powershell('Get-CASMailboxPlan')} | ${powershell('Set-CASMailboxPlan', { [setting]: true })}`,
    ],
  };
}

const repairOf = perProvider({
  MICROSOFT_365: ofExchange,
  GOOGLE: ofGmail,
  YANDEX: (v) => ({
    fix: [
      `Open Yandex Mail → Settings → Email clients and allow IMAP${byPassword(v) ? '' : ' with OAuth tokens'}: https://mail.yandex.com/#setup/client`,
      checkAgain(v),
    ],
  }),
  other: (v) => ({
    fix: [
      v.house?.allowed
        ? `Sign in as ${v.mailbox} and allow ${readingName(v)}, or have an administrator allow it: ${v.house.allowed}.`
        : `Sign in to the provider’s web mail as ${v.mailbox} and allow ${readingName(v)} in its settings, or have its administrator allow it.`,
      checkAgain(v),
    ],
  }),
});
