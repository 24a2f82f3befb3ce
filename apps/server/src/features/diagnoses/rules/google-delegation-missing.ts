import { all, certain, firstOf, heardBy, likely, not, says, when } from '../matchers.js';
import { gmailScope } from '../repairs/google.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleDelegationMissing = rule({
  code: 'google-delegation-missing',
  stage: 'TOKEN',
  of: 'GOOGLE',
  actor: 'TENANT_ADMIN',
  title: 'The service account has no domain-wide delegation for this scope',
  cause:
    'A service account may act for mailboxes only when the Workspace administrator has delegated this very scope to its numeric client ID.',
  docsUrl: 'https://support.google.com/a/answer/162106',
  match: firstOf(
    certain(
      says(
        'client is unauthorized to retrieve access tokens',
        'client not authorized for any of the scopes requested',
        'unauthorized client or scope in request',
        'delegation denied for',
      ),
    ),
    when(
      ({ provider }) => provider === 'GOOGLE',
      likely(all(says('unauthorized_client'), not(heardBy('authorize')))),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Open Google Admin console → Security → Access and data control → API controls → Domain-wide delegation: https://admin.google.com/ac/owl/domainwidedelegation',
      `Choose Add new, enter the numeric client ID of the service account and the scope ${gmailScope}`,
      `It may take up to a day. ${validateAgain(v)}`,
    ],
  }),
});
