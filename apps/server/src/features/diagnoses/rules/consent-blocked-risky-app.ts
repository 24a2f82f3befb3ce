import { callsRisky } from '../predicates/pages.js';
import { aadsts, any, certain, says } from '../matchers.js';
import { adminConsentUrl, azAdminConsent, openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const consentBlockedRiskyApp = rule({
  code: 'consent-blocked-risky-app',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'Microsoft calls the app risky and lets nobody consent',
  cause:
    'The app belongs to another tenant and its publisher is not verified. Microsoft lets only administrators consent to such an app.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/publisher-verification-overview',
  refines: ['admin-consent-required'],
  match: certain(
    any(aadsts(900981), callsRisky, says('app may be risky', 'unverified application')),
  ),
  repair: (v) => ({
    fix: [
      'Simplest: register the application in the tenant of the mailboxes and use that registration here.',
      `Or an administrator consents once for everybody: ${adminConsentUrl(v)}`,
      `Or the publisher has itself verified: ${openApp(v, 'Branding & properties')} → Publisher verification.`,
      validateAgain(v),
    ],
    commands: azAdminConsent(v),
  }),
});
