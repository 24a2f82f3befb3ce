import { aadsts, certain } from '../matchers.js';
import { openEnterpriseApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { isKnown } from '../repairs/stand-ins.js';
import { rule } from '../rule.js';

export const userNotAssigned = rule({
  code: 'user-not-assigned',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'This person is not assigned to the application',
  cause:
    'The enterprise application demands an assignment, and this person is neither on its list nor a direct member of a group on it. Nested groups do not count.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
  match: certain(aadsts(50105, 501051)),
  repair: (v) => ({
    fix: [
      `${openEnterpriseApp(v, 'Users and groups')} → Add user/group, choose ${isKnown(v.account) ? v.account : v.mailbox}.`,
      'Or open Properties there and set “Assignment required?” to No.',
      validateAgain(v),
    ],
  }),
});
