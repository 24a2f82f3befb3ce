import { entraPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { openClient } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const microsoftOwnClientIdUsed = rule({
  code: 'microsoft-own-client-id-used',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The client ID belongs to an application of Microsoft itself',
  cause:
    'An ID of Microsoft’s own (of Office, for instance) was borrowed. Such an app may not be used by others for mail.',
  match: certain(aadsts(65002, 7000272)),
  repair: (v) => ({
    fix: [
      `Register an application of your own: Entra admin centre → App registrations → New registration: ${entraPage(v, 'Microsoft_AAD_RegisteredApps/ApplicationsListBlade')}`,
      `Redirect URI (Web): ${v.redirectUri}`,
      `${openClient(v)}, enter the new Client ID and secret, and validate.`,
    ],
  }),
});
