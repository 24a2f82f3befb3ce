import { aadsts, certain } from '../matchers.js';
import { endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientCredentialsOnCommon = rule({
  code: 'client-credentials-on-common',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'Application access needs the tenant in the URL',
  cause:
    'Where no person signs in, Microsoft can tell the tenant from the address only, and that says common or nothing.',
  match: certain(aadsts(50059, 50128, 9001023, 90019)),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant: ${endpoints(v)}.`,
      validateAgain(v),
    ],
  }),
});
