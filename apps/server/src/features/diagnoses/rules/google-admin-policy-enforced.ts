import { blockedByAdmin } from '../predicates/pages.js';
import { all, any, certain, firstOf, says, when } from '../matchers.js';
import { openGoogleApps } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAdminPolicyEnforced = rule({
  code: 'google-admin-policy-enforced',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'TENANT_ADMIN',
  title: 'The Workspace administrator has not allowed this app',
  cause: 'The organisation restricts which apps may reach Gmail, and this one is not trusted yet.',
  docsUrl: 'https://support.google.com/a/answer/7281227',
  match: firstOf(
    certain(
      any(
        says(
          'admin_policy_enforced',
          'institution s admin needs to review',
          'admin needs to review',
          'blocked by your admin',
          'access_blocked_by_admin',
        ),
        all(blockedByAdmin, says('google', 'gmail', 'workspace')),
      ),
    ),
    when(({ provider }) => provider === 'GOOGLE', certain(blockedByAdmin)),
  ),
  repair: (v) => ({
    fix: [
      `${openGoogleApps} → Configure new app, search for the client ID ${v.appId}.`,
      'Set it to Trusted, or to Specific Google data with Gmail, for the organisational unit of the mailbox.',
      validateAgain(v),
    ],
  }),
});
