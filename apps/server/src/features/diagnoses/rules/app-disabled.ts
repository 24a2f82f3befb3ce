import { clientDisabled } from '../predicates/own-names.js';
import { blockedByAdmin } from '../predicates/pages.js';
import { aadsts, all, any, certain, firstOf, likely, says, unnumbered } from '../matchers.js';
import { openRegistration, perProvider } from '../repairs/registration.js';
import { azure } from '../repairs/entra.js';
import { openEnterpriseApp } from '../repairs/entra.js';
import { openGoogleClient } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { az } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const appDisabled = rule({
  code: 'app-disabled',
  stage: 'AUTHORIZE',
  actor: 'TENANT_ADMIN',
  refuses: 'client',
  refines: ['grant-invalid', 'client-authentication-failed'],
  title: 'The application is switched off',
  cause:
    'The application exists, but sign-in with it is disabled: by an administrator of the tenant, or by the provider.',
  match: firstOf(
    certain(
      any(
        aadsts(7000112, 1000031),
        all(aadsts(70001), says('is disabled')),
        says('disabled_client', 'oauth client was disabled'),
        clientDisabled,
      ),
    ),
    likely(all(blockedByAdmin, unnumbered)),
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      fix: [
        `${openEnterpriseApp(v, 'Properties')}. Set “Enabled for users to sign-in?” to Yes.`,
        validateAgain(v),
      ],
      commands: azure(v, az('ad sp update', { id: v.appId, set: 'accountEnabled=true' })),
    }),
    GOOGLE: (v) => ({
      fix: [
        `${openGoogleClient}. Enable it again; a banner says why, when Google itself has disabled it.`,
        validateAgain(v),
      ],
    }),
    other: (v) => ({
      fix: [`${openRegistration(v, 'Overview')} and enable it again.`, validateAgain(v)],
    }),
  }),
});
