import { azure } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { openUsers } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const userUnknownInTenant = rule({
  code: 'user-unknown-in-tenant',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The tenant does not know this account',
  cause:
    'The account that was typed does not exist in the tenant of this client: misspelt, an alias, or of another organisation.',
  match: certain(aadsts(50034, 500341, 51004, 16000, 16003, 50014, 90125, 90126)),
  repair: (v) => ({
    fix: [
      `Use the sign-in name of the person, not an alias: ${openUsers(v)} shows it as User principal name.`,
      `Check that ${v.tenant} is the tenant of the mailboxes.`,
      signInAgain(v),
    ],
    commands: azure(v, az('ad user show', { id: v.mailbox, query: 'userPrincipalName' })),
  }),
});
