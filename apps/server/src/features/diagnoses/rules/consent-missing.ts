import { isEntra, isMicrosoft, openRegistration } from '../repairs/registration.js';
import { declined } from '../predicates/own-names.js';
import { aadsts, all, certain, firstOf, likely, not, says } from '../matchers.js';
import { azAdminConsent, openApp } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const consentMissing = rule({
  code: 'consent-missing',
  stage: 'AUTHORIZE',
  actor: 'MAILBOX_USER',
  title: 'Nobody has consented to these permissions yet',
  cause:
    'The provider has no consent on record for this person, this application and these permissions, and this request could not ask for it. That also happens when a permission was added after the first consent.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/consent-types-developer',
  match: firstOf(
    certain(aadsts(65001)),
    likely(all(says('consent_required'), not(aadsts(65004)), not(declined))),
  ),
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} Accept the permissions on the consent page.`,
      isMicrosoft(v)
        ? `Or let an administrator consent for everybody: ${openApp(v, 'API permissions')} → Grant admin consent.`
        : `If no consent page appears: ${openRegistration(v, 'API permissions')} and allow the scopes there.`,
    ],
    commands: isEntra(v) ? azAdminConsent(v) : [],
  }),
});
