import { aadsts, certain } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const nationalCloudMismatch = rule({
  code: 'national-cloud-mismatch',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The tenant lives in another Microsoft cloud',
  cause:
    'The sign-in went to one of Microsoft’s clouds (worldwide, US Government, China), and the tenant or the application belongs to another.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  match: certain(aadsts(90038, 90043, 900382, 900432, 900439)),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and use the hosts of the tenant’s cloud: login.microsoftonline.com (worldwide), login.microsoftonline.us (US Government), login.partner.microsoftonline.cn (China).`,
      'The scopes and mail hosts change with it: outlook.office365.us and smtp.office365.us, or partner.outlook.cn.',
      'The application has to be registered in the same cloud.',
      validateAgain(v),
    ],
  }),
});
