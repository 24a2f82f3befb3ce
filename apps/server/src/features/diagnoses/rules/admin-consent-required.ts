import { aadsts, any, certain, worded } from '../matchers.js';
import { adminConsentUrl, azAdminConsent, openApp } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const adminConsentRequired = rule({
  code: 'admin-consent-required',
  stage: 'AUTHORIZE',
  actor: 'TENANT_ADMIN',
  title: 'An administrator has to approve the application first',
  cause:
    'In this organisation people may not grant mail permissions themselves. Whoever signs in is shown “Need admin approval”, and nothing is sent back until an administrator has consented.',
  docsUrl: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  match: certain(
    any(
      aadsts(90094, 90095, 90093, 90008, 900941),
      worded(
        'need admin approval',
        'only an admin can grant',
        'administratorgenehmigung erforderlich',
        'approbation de l administrateur requise',
        'se necesita la aprobación del administrador',
        'approval required',
        'adminconsentrequired',
        'admin_consent_required',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'API permissions')}. The mail permissions and offline_access must be listed.`,
      'A Global, Privileged Role or Cloud Application Administrator chooses “Grant admin consent for …” there.',
      `Or such an administrator opens this address and accepts: ${adminConsentUrl(v)}`,
      `Then the person signs in once more: ${signInAgain(v)}`,
    ],
    commands: [azAdminConsent(v)],
  }),
});
