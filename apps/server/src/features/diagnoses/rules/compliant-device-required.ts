import { aadsts, certain } from '../matchers.js';
import { openConditionalAccess } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const compliantDeviceRequired = rule({
  code: 'compliant-device-required',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A policy demands a compliant or domain-joined device',
  cause:
    'Conditional Access wants a device that Intune calls compliant or that is joined to the domain. The device of this sign-in is neither.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
  match: certain(aadsts(53000, 53001, 50005, 530002)),
  repair: (v) => ({
    fix: [
      `Sign in once from a compliant computer: ${signInAgain(v)}`,
      `If the refresh from this server is refused later: ${openConditionalAccess(v)} and exclude the account ${v.mailbox} or the application ${v.appId}.`,
      'For unattended mailboxes consider application access.',
    ],
  }),
});
