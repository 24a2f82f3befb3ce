import { aadsts, certain } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const appPersonalOnlyWrongEndpoint = rule({
  code: 'app-personal-only-wrong-endpoint',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'An app for personal accounts is used with a work address',
  cause:
    'The app registration accepts personal Microsoft accounts only, while the URLs of this client name a tenant or common.',
  match: certain(aadsts(9002331, 9002346)),
  repair: (v) => ({
    fix: [
      `For personal mailboxes: ${openClient(v)} and put consumers into Tenant.`,
      'For work mailboxes: register a new app in the tenant of the mailboxes, with “Accounts in this organizational directory only”.',
      validateAgain(v),
    ],
  }),
});
