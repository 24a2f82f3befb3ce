import { perProvider } from '../repairs/registration.js';
import { aadsts, any, certain, worded } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const resourceNotInTenant = rule({
  code: 'resource-not-in-tenant',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The provider does not know the resource that is asked for',
  cause:
    'A scope or a parameter names a resource (RFC 8707) that does not exist there, or that this client may not have.',
  match: certain(any(aadsts(500011, 50001), worded('invalid_resource', 'invalid_target'))),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      title: 'The tenant does not know the resource that the scopes name',
      cause:
        'The part of a scope before its last slash is misspelt, or the tenant has no Exchange Online.',
      fix: [
        `${openClient(v)}. Scopes begin with https://${v.cloud.resource[0]}/ in this cloud (${v.cloud.label}).`,
        `Check that ${v.tenant} is the tenant of the mailboxes and has Exchange Online.`,
        validateAgain(v),
      ],
    }),
    other: (v) => ({
      fix: [
        `${openClient(v)} and compare the scopes, and the parameter “resource” if there is one, with the provider’s documentation.`,
        validateAgain(v),
      ],
    }),
  }),
});
