import { all, any, certain, firstOf, says } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { connectExchange, showFullAccess } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const graphPermissionMissing = rule({
  code: 'graph-permission-missing',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Microsoft Graph denies access to this mailbox',
  cause:
    'The permission is missing, a policy limits the application to other mailboxes, or the signed-in person has no right on this one.',
  match: firstOf(
    certain(
      says('erroraccessdenied', 'authorization_requestdenied', 'authorization_identitynotfound'),
    ),
    certain(
      any(
        all(says('code accessdenied'), says('innererror')),
        says('access to odata is disabled', 'missing role permissions on the request'),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'API permissions')} and look whether the permission is listed and granted.`,
      'Run the commands below: they tell which role, or which older Application Access Policy, lets the application in. Roles have replaced such policies: make no new ones.',
      checkAgain(v),
    ],
    commands: [
      connectExchange(v),
      powershell('Test-ServicePrincipalAuthorization', {
        Identity: v.appId,
        Resource: v.mailbox,
      }),
      powershell('Test-ApplicationAccessPolicy', { Identity: v.mailbox, AppId: v.appId }),
      showFullAccess(v),
    ],
  }),
});
