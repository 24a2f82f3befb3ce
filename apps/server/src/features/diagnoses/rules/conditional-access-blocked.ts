import { refusesNow } from '../predicates/pages.js';
import { overMail } from '../predicates/refusals.js';
import { aadsts, all, any, certain, says, unnumbered } from '../matchers.js';
import { openConditionalAccess, openSignInLogs } from '../repairs/entra.js';
import { byPassword, validateAgain } from '../repairs/mailkey.js';
import { isKnown } from '../repairs/stand-ins.js';
import { rule } from '../rule.js';

export const conditionalAccessBlocked = rule({
  code: 'conditional-access-blocked',
  stage: 'AUTHORIZE',
  authentication: 'EITHER',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A Conditional Access policy blocks this sign-in',
  cause:
    'A rule of the organisation refuses the sign-in: by country, network, application, device or risk. When it happens at a refresh only, the browser passed from one address and this server comes from another.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
  match: overMail(
    certain(
      any(
        aadsts(53003, 50131),
        all(refusesNow, unnumbered),
        says(
          'does not meet the criteria to access',
          'you can t access this right now',
          'blocked by conditional access',
          'you cannot access this right now',
          'you can t get there from here',
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openSignInLogs(v, isKnown(v.account) ? v.account : v.mailbox)} → tab Conditional Access. It names the policy.`,
      `${openConditionalAccess(v)}. Exclude this account${byPassword(v) ? '' : ` or the application ${v.appId}`}, or add the public address of this server as a trusted named location.`,
      validateAgain(v),
    ],
  }),
});
