import { azure } from '../repairs/entra.js';
import { aadsts, any, certain, says } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const appNotForPersonalAccounts = rule({
  code: 'app-not-for-personal-accounts',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The application does not accept personal accounts',
  cause:
    'The sign-in service for personal accounts either does not know this client ID, or the app registration is for work and school accounts only.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation',
  match: certain(
    any(aadsts(500207), says('not enabled for consumers', 'userAudience configuration')),
  ),
  repair: (v) => ({
    fix: [
      `For work mailboxes: ${openClient(v)} and put the tenant’s ID into Tenant instead of common or consumers.`,
      `For personal mailboxes: ${openApp(v, 'Authentication')} → Supported account types → also personal Microsoft accounts. If the portal refuses, register a new app with that type.`,
      `Compare the Client ID: ${v.appId}.`,
      validateAgain(v),
    ],
    commands: azure(
      v,
      az('ad app update', {
        id: v.appId,
        'sign-in-audience': 'AzureADandPersonalMicrosoftAccount',
      }),
    ),
  }),
});
