import { asksAdmin, asksApproval } from '../predicates/pages.js';
import {
  aadsts,
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  not,
  says,
  unnumbered,
  worded,
} from '../matchers.js';
import { openRegistration, perProvider } from '../repairs/registration.js';
import { adminConsentUrl, azAdminConsent, openApp } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const adminConsentRequired = rule({
  code: 'admin-consent-required',
  stage: 'AUTHORIZE',
  actor: 'TENANT_ADMIN',
  title: 'An administrator has to approve the application first',
  cause:
    'In this organisation people may not grant mail permissions themselves. Whoever signs in is told that approval is needed, and nothing is sent back until an administrator has consented.',
  docsUrl: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  match: firstOf(
    certain(
      any(
        aadsts(90094, 90095, 90093, 90008, 900941),
        worded(
          'adminconsentrequired',
          'admin_consent_required',
          'only an admin can grant',
          'enter justification for requesting',
        ),
        all(asksAdmin, unnumbered),
      ),
    ),
    likely(
      all(
        any(asksApproval, says('you can t access this application')),
        at('AUTHORIZE'),
        unnumbered,
        not(says('google')),
      ),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      cause:
        'Since November 2025 Microsoft’s default lets only administrators consent to mail permissions. Whoever else signs in is shown “Need admin approval”, and nothing is sent back until an administrator has consented.',
      fix: [
        `A Global, Privileged Role or Cloud Application Administrator opens this address and accepts: ${adminConsentUrl(v)}`,
        `Or chooses “Grant admin consent for …” here: ${openApp(v, 'API permissions')}. The mail permissions and offline_access must be listed.`,
        `Then the person signs in once more: ${signInAgain(v)}`,
      ],
      commands: azAdminConsent(v),
    }),
    other: (v) => ({
      fix: [
        `${openRegistration(v, 'API permissions')}. An administrator of the provider allows the application and its scopes there for everybody.`,
        `Then the person signs in once more: ${signInAgain(v)}`,
      ],
    }),
  }),
});
