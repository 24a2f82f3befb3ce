import { during } from '../predicates/conversation.js';
import { perProvider } from '../repairs/registration.js';
import { certain, says } from '../matchers.js';
import { openGoogleEndUserAccess } from '../repairs/google.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapDisabledByAdmin = rule({
  code: 'imap-disabled-by-admin',
  stage: 'IMAP',
  actor: 'TENANT_ADMIN',
  title: 'The administrator has switched IMAP off',
  cause: 'IMAP is not allowed for the organisation, or only for listed mail programs.',
  docsUrl: 'https://support.google.com/a/answer/105694',
  refines: ['imap-disabled-for-mailbox'],
  only: during('login', 'after'),
  match: certain(
    says(
      'imap access is disabled for your domain',
      'imap is disabled for your domain',
      'imap access disabled for your domain',
    ),
  ),
  repair: perProvider({
    GOOGLE: (v) => ({
      title: 'The Workspace administrator has switched IMAP off',
      fix: [
        `${openGoogleEndUserAccess} → POP and IMAP access. Enable IMAP for all clients, or add the client ID ${v.appId} to the allowed ones.`,
        checkAgain(v),
      ],
    }),
    other: (v) => ({
      fix: [
        'An administrator of the mail provider allows IMAP for the organisation, or for this mailbox.',
        checkAgain(v),
      ],
    }),
  }),
});
