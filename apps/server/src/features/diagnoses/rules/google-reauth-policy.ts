import { certain, says } from '../matchers.js';
import { openGoogleApps } from '../repairs/google.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleReauthPolicy = rule({
  code: 'google-reauth-policy',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'TENANT_ADMIN',
  refuses: 'grant',
  title: 'A Workspace policy demands a new sign-in from time to time',
  cause:
    'Session control for Google Cloud covers this app, so Google wants the person to sign in again at fixed intervals.',
  docsUrl: 'https://support.google.com/a/answer/9368756',
  refines: ['grant-invalid'],
  match: certain(says('invalid_rapt', 'rapt_required', 'reauth related error')),
  repair: (v) => ({
    fix: [
      `Open Google Admin console → Security → Access and data control → Google Cloud session control and exempt trusted apps: https://admin.google.com/ac/security/reauth/admin-tools`,
      `${openGoogleApps}. Mark the app ${v.appId} as Trusted.`,
      signInAgain(v),
    ],
  }),
});
