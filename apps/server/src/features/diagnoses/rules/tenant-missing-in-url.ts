import { aadsts, because, certain } from '../matchers.js';
import { endpoints, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { valueNamed } from '../observed-text.js';

const pathWords =
  /^(?:token|oauth2|authorize|v[12]\.0|devicecode|tenant|tenant[_-]?id|your[_-]?tenant.*|secrets|undefined|null|[<{].*)$/i;

export const tenantMissingInUrl = rule({
  code: 'tenant-missing-in-url',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The URLs lack the tenant, or still hold a placeholder',
  cause:
    'Microsoft took another word of the address for the tenant, because the tenant’s own place in it is empty or still filled with a sample.',
  refines: ['tenant-not-found'],
  match: (evidence) => {
    const match = certain(aadsts(90002, 900021, 900023))(evidence);
    const tenant = match?.said && valueNamed(match.said);
    return match && tenant !== undefined && pathWords.test(tenant)
      ? because(match, `“${tenant.slice(0, 60)}” was taken for the tenant.`)
      : undefined;
  },
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Directory (tenant) ID.`,
      `${openClient(v)} and put it into Tenant, or correct the addresses: ${endpoints(v)}.`,
      validateAgain(v),
    ],
  }),
});
