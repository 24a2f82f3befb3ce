import { aadsts, certain } from '../matchers.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const loginDomainWrongAccountType = rule({
  code: 'login-domain-wrong-account-type',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The kind of account does not fit the tenant',
  cause: 'A personal account was used where work accounts are expected, or the other way round.',
  match: certain(aadsts(500208)),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Choose the work or school account.`,
      `For personal mailboxes: ${openClient(v)} and use the tenant consumers.`,
    ],
  }),
});
