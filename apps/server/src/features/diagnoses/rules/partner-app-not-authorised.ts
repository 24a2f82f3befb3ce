import { aadsts, certain } from '../matchers.js';
import { adminConsentUrl } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const partnerAppNotAuthorised = rule({
  code: 'partner-app-not-authorised',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The customer’s tenant has not authorised this partner app',
  cause:
    'A partner’s delegated administrator signed in, but the application was never authorised in the customer’s tenant.',
  match: certain(aadsts(90099)),
  repair: (v) => ({
    fix: [
      `An administrator of the customer’s tenant consents: ${adminConsentUrl(v)}`,
      `Then the owner of the mailbox signs in, not the partner: ${signInAgain(v)}`,
    ],
  }),
});
