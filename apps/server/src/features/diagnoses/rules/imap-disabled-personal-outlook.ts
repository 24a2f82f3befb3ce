import { personalNote } from '../predicates/notes.js';
import { candidate, notConnected } from '../predicates/refusals.js';
import { isApplication, isPersonal, isWork } from '../predicates/token.js';
import { find } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapDisabledPersonalOutlook = rule({
  code: 'imap-disabled-personal-outlook',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'IMAP is switched off in this Outlook.com mailbox',
  cause: 'Personal mailboxes at outlook.com have POP and IMAP off until their owner allows them.',
  docsUrl: 'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
  match: (evidence) => {
    const said = find(evidence, notConnected);
    if (!said || isWork(evidence.facts) || isApplication(evidence.facts)) return undefined;
    const personal = isPersonal(evidence.facts) || personalNote(said) !== undefined;
    return personal
      ? candidate(said, 'LIKELY', 'It is a personal mailbox, where IMAP is off by default.')
      : candidate(said, 'POSSIBLE', 'Whether it is a personal mailbox is not known.');
  },
  repair: (v) => ({
    fix: [
      `Sign in to the mailbox’s web page as ${v.mailbox}${v.cloud.cloud === 'GLOBAL' ? ' (https://outlook.live.com/mail/0/options/mail/accounts/popImap)' : ''} → Settings → Mail → Forwarding and IMAP.`,
      'Switch on “Let devices and apps use IMAP” (and POP if you use it) and save.',
      checkAgain(v),
    ],
  }),
});
