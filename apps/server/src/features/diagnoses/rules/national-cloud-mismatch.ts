import { lookUpTenant } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const nationalCloudMismatch = rule({
  code: 'national-cloud-mismatch',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The tenant lives in another Microsoft cloud',
  cause:
    'The sign-in went to one of Microsoft’s clouds, and the tenant or the application belongs to another.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  match: certain(aadsts(90038, 90043, 900382, 900432, 900439)),
  repair: (v) => ({
    fix: [
      `The client signs in at ${v.cloud.login[0]} (${v.cloud.label}). The command below asks there for the tenant; “cloud_instance_name” in the answer names the cloud that it lives in.`,
      `${openClient(v)} and use that cloud’s addresses, scopes and mail hosts together.`,
      'The application has to be registered in the same cloud as the tenant.',
      validateAgain(v),
    ],
    commands: lookUpTenant(v),
  }),
});
