import { aadsts, all, certain, not, says } from '../matchers.js';
import { adminConsentUrl, azShowApp, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const appNotFound = rule({
  code: 'app-not-found',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The tenant does not know this application',
  cause:
    'The client ID does not exist in the directory that the sign-in went to. Either one of the two IDs is wrong, or the app was deleted, or a partner’s app was never installed in this tenant.',
  docsUrl:
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-app-not-found-in-directory',
  match: certain(all(aadsts(700016, 700011, 70001, 7000229), not(says('is disabled')))),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')}. Application (client) ID must be ${v.appId}, and Directory (tenant) ID must be ${v.tenant}.`,
      `If one differs: ${openClient(v)}, correct it and save.`,
      'If the app is gone: App registrations → Deleted applications; it can be restored for 30 days.',
      `If it is a partner’s app, an administrator of the tenant installs it by opening ${adminConsentUrl(v)}`,
      validateAgain(v),
    ],
    commands: azShowApp(v),
  }),
});
