import { during } from '../predicates/conversation.js';
import { certain, says } from '../matchers.js';
import { openGoogleEndUserAccess } from '../repairs/google.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const popDisabledByAdmin = rule({
  code: 'pop-disabled-by-admin',
  stage: 'POP3',
  actor: 'TENANT_ADMIN',
  title: 'The administrator has switched POP off',
  cause: 'POP is not allowed for the whole organisation.',
  docsUrl: 'https://support.google.com/a/answer/105694',
  refines: ['pop-disabled-for-mailbox', 'mail-account-needs-attention'],
  only: during('login', 'after'),
  match: certain(
    says(
      'pop access is disabled for your domain',
      'pop is disabled for your domain',
      'pop3 access is disabled for your domain',
    ),
  ),
  repair: (v) => ({
    fix: [
      v.provider === 'GOOGLE'
        ? `${openGoogleEndUserAccess} → POP and IMAP access, and enable POP.`
        : 'An administrator of the mail provider allows POP for the organisation, or for this mailbox.',
      `Or use IMAP: ${openMailbox(v)}.`,
      checkAgain(v),
    ],
  }),
});
