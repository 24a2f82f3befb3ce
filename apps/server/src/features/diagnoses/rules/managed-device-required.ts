import { aadsts, certain } from '../matchers.js';
import { openConditionalAccess } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const managedDeviceRequired = rule({
  code: 'managed-device-required',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A policy demands a managed or registered device',
  cause:
    'Conditional Access lets only devices in that the organisation manages. A server can never satisfy that.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-compliance',
  match: certain(aadsts(530003, 700003, 50097, 50129, 50155, 50187, 135011, 130007)),
  repair: (v) => ({
    fix: [
      `${openConditionalAccess(v)}. Exclude the account ${v.mailbox} or the application ${v.appId} from the policy that demands the device.`,
      'Signing in from a managed computer helps for the moment, but the refresh from this server may be refused again.',
      'For unattended mailboxes consider application access: it has no user, so such policies do not apply.',
      validateAgain(v),
    ],
  }),
});
