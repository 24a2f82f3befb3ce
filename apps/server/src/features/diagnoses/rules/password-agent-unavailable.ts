import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const passwordAgentUnavailable = rule({
  code: 'password-agent-unavailable',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  retryable: true,
  title: 'The local Active Directory could not check the password',
  cause:
    'Passwords of this tenant are checked by an agent in the company’s own network, and it did not answer properly.',
  docsUrl:
    'https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-pass-through-authentication',
  match: certain(aadsts(80001, 80002, 80005, 80007, 80010, 80012, 80014)),
  repair: (v) => ({
    fix: [
      'Open Entra admin centre → Entra Connect → Connect Sync → Pass-through authentication and look whether the agents are active.',
      'Check on the agent’s server that it reaches a domain controller, and that log-on hours allow the account.',
      signInAgain(v),
    ],
  }),
});
