import { aadsts, certain } from '../matchers.js';
import { azShowApp, endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const singleTenantAppOnCommon = rule({
  code: 'single-tenant-app-on-common',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'A single-tenant app is used with the address for everybody (/common)',
  cause:
    'The app registration serves one organisation, but the URLs of this client contain common or organizations instead of that organisation’s tenant.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/single-and-multi-tenant-apps',
  match: certain(aadsts(50194, 90124, 90130)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')}. Copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant; both addresses must then name it: ${endpoints(v)}.`,
      'Only when several organisations are to sign in: Authentication → Supported account types → Multiple Entra ID tenants.',
      validateAgain(v),
    ],
    commands: [
      ...azShowApp(v),
      az('ad app update', { id: v.appId, 'sign-in-audience': 'AzureADMultipleOrgs' }),
    ],
  }),
});
