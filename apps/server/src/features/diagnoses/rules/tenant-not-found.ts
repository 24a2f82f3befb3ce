import { lookUpTenant } from '../repairs/entra.js';
import { aadsts, any, certain, worded } from '../matchers.js';
import { endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tenantNotFound = rule({
  code: 'tenant-not-found',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'There is no tenant of this name or ID',
  cause:
    'The tenant in the URLs does not exist in this cloud. A digit was lost, the client ID was pasted instead of the tenant ID, or the tenant lives in another of Microsoft’s clouds.',
  match: certain(any(aadsts(90002, 900021, 900023, 50049, 90051), worded('invalid_tenant'))),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant. Both addresses must then read: ${endpoints(v)}.`,
      `The client signs in at ${v.cloud.login[0]} (${v.cloud.label}). A tenant of another cloud does not exist there: use the addresses, scopes and mail hosts of its own cloud then.`,
      validateAgain(v),
    ],
    commands: lookUpTenant(v),
  }),
});
