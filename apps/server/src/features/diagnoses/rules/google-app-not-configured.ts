import { certain, says } from '../matchers.js';
import { openGoogleApps } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleAppNotConfigured = rule({
  code: 'google-app-not-configured',
  stage: 'AUTHORIZE',
  of: 'GOOGLE',
  actor: 'TENANT_ADMIN',
  title: 'The school’s administrator has not configured this app',
  cause:
    'In Google Workspace for Education, accounts under 18 may use only apps that an administrator has configured.',
  match: certain(says('access_not_configured')),
  repair: (v) => ({
    fix: [
      `${openGoogleApps}. Configure the app with the client ID ${v.appId} for the organisational unit of the mailbox.`,
      validateAgain(v),
    ],
  }),
});
