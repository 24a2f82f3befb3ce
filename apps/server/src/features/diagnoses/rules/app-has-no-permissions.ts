import { aadsts, certain } from '../matchers.js';
import { azAdminConsent, openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const appHasNoPermissions = rule({
  code: 'app-has-no-permissions',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The application has no permissions, or nobody consented to them',
  cause:
    'Microsoft calls the application misconfigured: its list of permissions is empty, or the consent of this tenant is missing.',
  match: certain(aadsts(650056, 650051, 1003031)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'API permissions')}. Add User.Read and the mail permissions, if they are missing.`,
      'Choose “Grant admin consent for …”.',
      `Compare the Client ID: ${v.appId}.`,
      validateAgain(v),
    ],
    commands: azAdminConsent(v),
  }),
});
