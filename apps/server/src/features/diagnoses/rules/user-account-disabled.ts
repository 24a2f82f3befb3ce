import { azure } from '../repairs/entra.js';
import { perProvider } from '../repairs/registration.js';
import { overMail } from '../predicates/refusals.js';
import { aadsts, any, certain, says } from '../matchers.js';
import { openUsers } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const userAccountDisabled = rule({
  code: 'user-account-disabled',
  stage: 'AUTHORIZE',
  authentication: 'EITHER',
  actor: 'TENANT_ADMIN',
  title: 'The account is disabled',
  cause:
    'Sign-in is switched off for this account. Shared mailboxes may be so by design: nobody signs in as them.',
  match: overMail(
    certain(
      any(
        aadsts(50057, 500571),
        says('account is disabled', 'account has been disabled', 'account disabled'),
      ),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      fix: [
        'If it is a shared mailbox, sign in as a person who has Full Access to it, and keep the shared address as login of IMAP or POP3.',
        `If it is a person’s account: ${openUsers(v)} → the person → Properties → Settings → Account enabled.`,
        validateAgain(v),
      ],
      commands: azure(v, az('ad user update', { id: v.mailbox, 'account-enabled': 'true' })),
    }),
    other: (v) => ({
      fix: [
        `An administrator of the provider enables the account of ${v.mailbox} again, or says which one is to be used.`,
        validateAgain(v),
      ],
    }),
  }),
});
