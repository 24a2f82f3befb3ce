import { isApplication } from '../predicates/token.js';
import {
  aadsts,
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  not,
  reads,
  says,
  when,
} from '../matchers.js';
import { appScope, azAdminConsent, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientCredentialsNeedsDefaultScope = rule({
  code: 'client-credentials-needs-default-scope',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'Application access takes the scope .default alone',
  cause:
    'Without a person there are no delegated scopes: an application asks for one resource as a whole.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  refines: ['scope-invalid'],
  match: firstOf(
    certain(
      any(
        aadsts(1002012),
        all(
          aadsts(70011),
          at('TOKEN'),
          reads(/accessasuser|smtp\.send/i),
          not(reads(/[,;]https:|%2chttps/i)),
        ),
      ),
    ),
    when(
      isApplication,
      likely(all(any(aadsts(70011), says('invalid_scope')), not(says('default')))),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and set the scopes to this one alone: ${appScope(v)}`,
      `${openApp(v, 'API permissions')} → Add a permission → APIs my organization uses → Office 365 Exchange Online → Application permissions: IMAP.AccessAsApp, POP.AccessAsApp, SMTP.SendAsApp.`,
      'Choose “Grant admin consent for …”.',
      validateAgain(v),
    ],
    commands: azAdminConsent(v),
  }),
});
