import { entraPage } from '../repairs/entra.js';
import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const signInRiskBlocked = rule({
  code: 'sign-in-risk-blocked',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The account is blocked because Microsoft sees a risk',
  cause:
    'Entra ID Protection rates the account or this sign-in as risky and stops it until somebody has looked.',
  docsUrl:
    'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock',
  match: certain(aadsts(53011, 530034, 530036, 50135)),
  repair: (v) => ({
    fix: [
      `Open Entra admin centre → ID Protection → Risky users, check the account, then dismiss the risk or have the password changed: ${entraPage(v, 'Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskyUsers')}`,
      signInAgain(v),
    ],
  }),
});
