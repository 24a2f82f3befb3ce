import { aadsts, any, certain, worded } from '../matchers.js';
import { endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const tenantNotFound = rule({
  code: 'tenant-not-found',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'There is no tenant of this name or ID',
  cause:
    'The tenant in the URLs does not exist in this cloud. A digit was lost, the client ID was pasted instead of the tenant ID, or the tenant lives in another Microsoft cloud (US Government, China).',
  match: certain(any(aadsts(90002, 900021, 900023, 50049, 90051), worded('invalid_tenant'))),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant. Both addresses must then read: ${endpoints(v)}.`,
      'US Government tenants use login.microsoftonline.us, 21Vianet in China login.partner.microsoftonline.cn.',
      validateAgain(v),
    ],
    commands: [
      posix(
        'curl',
        '-s',
        `https://login.microsoftonline.com/${v.tenant}/v2.0/.well-known/openid-configuration`,
      ),
    ],
  }),
});
