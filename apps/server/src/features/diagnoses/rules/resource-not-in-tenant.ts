import { aadsts, any, certain, worded } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const resourceNotInTenant = rule({
  code: 'resource-not-in-tenant',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The tenant does not know the resource that the scopes name',
  cause:
    'The part of a scope before its last slash is misspelt, or the tenant has no Exchange Online.',
  match: certain(any(aadsts(500011, 50001), worded('invalid_resource', 'invalid_target'))),
  repair: (v) => ({
    fix: [
      `${openClient(v)}. Scopes begin with https://outlook.office.com/ (US Government: https://outlook.office365.us/, China: https://partner.outlook.cn/).`,
      `Check that ${v.tenant} is the tenant of the mailboxes and has Exchange Online.`,
      validateAgain(v),
    ],
  }),
});
