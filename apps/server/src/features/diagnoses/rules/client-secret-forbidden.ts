import { secretsForbidden } from '../predicates/pages.js';
import { all, any, certain, reads, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

/** Microsoft lets every plan set such policies since autumn 2025: learn.microsoft.com, tutorial-enforce-secret-standards. */
export const clientSecretForbidden = rule({
  code: 'client-secret-forbidden',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A policy of the organisation forbids this client secret',
  cause:
    'Whoever owns the app registration could not make the secret: a policy for applications allows no client secrets, or none that live so long.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/enterprise-apps/tutorial-enforce-secret-standards',
  match: certain(
    any(
      all(
        says('as per assigned policy', 'as per app policy', 'app management policy'),
        says('credential', 'credentials', 'secret', 'secrets', 'password', 'lifetime'),
      ),
      secretsForbidden,
      reads(/\b(?:credential|password)\w{2,40}asper\w{2,20}policy\b/i),
    ),
  ),
  repair: (v, { said }) => {
    const lifetime = /lifetime/i.test(said?.readable ?? '');
    return {
      ...(lifetime && {
        title: 'A policy of the organisation shortens the life of client secrets',
      }),
      fix: [
        ...(lifetime
          ? [
              `${openRegistration(v, 'Certificates & secrets')} and make the secret with a shorter life.`,
              `${openClient(v)}, enter it with its expiry date, so that Mailkey reminds you in time.`,
            ]
          : []),
        'Or let the administrator exempt this application in the policy for applications.',
        validateAgain(v),
      ],
    };
  },
});
