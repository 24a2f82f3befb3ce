import type { ProbeFacts } from '../facts.js';
import { isApplication, tokenFault } from '../predicates/token.js';
import { fact } from '../matchers.js';
import { azAdminConsent, openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const exchangeAppRoleMissing = rule({
  code: 'exchange-app-role-missing',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'The application’s token carries no mail permission',
  cause:
    'The application got a token without any role. Its permissions were added as delegated ones, or under Microsoft Graph, or nobody consented to them.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  refines: ['token-scope-missing'],
  match: (evidence) => {
    const { tokenContent, probes } = evidence.facts;
    // Whoever sends by a role of Exchange needs no permission of Entra, and gets a token without any.
    const sends = probes.some((probe) => probe.protocol === 'SMTP' && letIn(probe));
    const reads = probes.some(({ protocol, outcome }) => protocol !== 'SMTP' && outcome !== 'ok');
    if (sends && !reads) return undefined;
    const applies = tokenContent?.format === 'jwt' && isApplication(evidence.facts);
    return applies && tokenContent.roles.length === 0 && tokenContent.scopes.length === 0
      ? tokenFault(evidence, fact('CERTAIN', 'The token is an application’s and has no roles.'))
      : undefined;
  },
  repair: (v) => ({
    fix: [
      `${openApp(v, 'API permissions')} → Add a permission → APIs my organization uses → Office 365 Exchange Online → Application permissions.`,
      'Tick IMAP.AccessAsApp or POP.AccessAsApp to read. To send, SMTP.SendAsApp there opens every mailbox: better leave it out and give a role in Exchange that is limited to the address.',
      'Choose “Grant admin consent for …”.',
      validateAgain(v),
    ],
    commands: azAdminConsent(v),
  }),
});

const letIn = ({ outcome, failedStep }: ProbeFacts): boolean =>
  outcome === 'ok' || failedStep === 'open' || failedStep === 'quit';
