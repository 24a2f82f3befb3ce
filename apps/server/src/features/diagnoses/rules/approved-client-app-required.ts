import { aadsts, certain } from '../matchers.js';
import { openConditionalAccess } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const approvedClientAppRequired = rule({
  code: 'approved-client-app-required',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A policy allows only client apps approved by Microsoft',
  cause:
    'Conditional Access demands an approved or Intune-protected app for mail. No other mail program can ever meet that.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-approved-app-or-app-protection',
  match: certain(aadsts(53002, 530021, 53009, 50127, 53005)),
  repair: (v) => ({
    fix: [
      `${openConditionalAccess(v)}. Open the policy with “Require approved client app” or “Require app protection policy”.`,
      `Exclude the account ${v.mailbox} or the application ${v.appId} from it.`,
      validateAgain(v),
    ],
  }),
});
