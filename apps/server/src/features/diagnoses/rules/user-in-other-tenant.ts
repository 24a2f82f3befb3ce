import { knowsNoAccount } from '../predicates/pages.js';
import { aadsts, all, any, certain, unnumbered } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userInOtherTenant = rule({
  code: 'user-in-other-tenant',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The person belongs to another tenant',
  cause:
    'The account that signed in does not exist in the tenant of this client. Often it is a session of a partner or an administrator that the browser still held.',
  docsUrl:
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist',
  match: certain(any(aadsts(50020, 90072, 50177), all(knowsNoAccount, unnumbered))),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow}`,
      `Check that ${v.tenant} is the tenant of the mailboxes: ${openApp(v, 'Overview')}.`,
      'To serve mailboxes of several organisations, make the app multitenant and use the tenant organizations.',
    ],
  }),
});
