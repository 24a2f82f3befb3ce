import { aadsts, any, certain, says } from '../matchers.js';
import { scopesOf } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const multipleResourcesInScope = rule({
  code: 'multiple-resources-in-scope',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The scopes belong to two resources, and a token serves one',
  cause:
    'Scopes of Outlook and of Microsoft Graph (or another service) stand in one request. The consent page shows both, but the token is refused.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
  match: certain(any(aadsts(28000, 700022), says('more than one resource'))),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and keep scopes of one resource only: ${scopesOf(v)}`,
      `Remove Graph scopes such as User.Read, Mail.Read and everything under https://${v.cloud.graph}/.`,
      validateAgain(v),
    ],
  }),
});
