import { aadsts, certain } from '../matchers.js';
import { azAdminConsent, openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const resourceNotInPermissions = rule({
  code: 'resource-not-in-permissions',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The app registration lists no permission on this resource',
  cause:
    'Mail permissions are asked for that do not stand under API permissions of the app registration.',
  match: certain(aadsts(650057, 65005, 65006)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'API permissions')} → Add a permission → Microsoft Graph → Delegated permissions.`,
      'Tick IMAP.AccessAsUser.All, POP.AccessAsUser.All and SMTP.Send as far as you use them, and offline_access.',
      'Choose “Grant admin consent for …”.',
      validateAgain(v),
    ],
    commands: azAdminConsent(v),
  }),
});
