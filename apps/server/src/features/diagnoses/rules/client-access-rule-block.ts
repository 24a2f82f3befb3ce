import { elsewhereNote } from '../predicates/notes.js';
import { candidate, inProtocol, notConnected } from '../predicates/refusals.js';
import { find } from '../matchers.js';
import { openSignInLogs } from '../repairs/entra.js';
import { connectExchange } from '../repairs/exchange.js';
import { checkAgain } from '../repairs/mailkey.js';
import { powershell } from '../repairs/shell.js';
import { isKnown } from '../repairs/stand-ins.js';
import { rule } from '../rule.js';

export const clientAccessRuleBlock = rule({
  code: 'client-access-rule-block',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  title: 'A rule lets this protocol in from some networks only',
  cause:
    'A client access rule or a Conditional Access policy allows the mailbox from elsewhere, but not from the address of this server.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/client-access-rules/client-access-rules',
  match: inProtocol((evidence) => {
    const said = find(evidence, notConnected);
    if (!said) return undefined;
    const elsewhere =
      said.probe?.asked['other-network'] === 'ok' || elsewhereNote(said) !== undefined;
    return elsewhere
      ? candidate(said, 'LIKELY', 'The same login works from another network.')
      : candidate(said, 'POSSIBLE', 'Whether it works from another network is not known.');
  }),
  repair: (v) => ({
    fix: [
      `${openSignInLogs(v, isKnown(v.account) ? v.account : v.mailbox)} and look for this server’s address.`,
      'Run the command below and allow this server’s address in the rule that it shows (older tenants).',
      checkAgain(v),
    ],
    commands: [
      connectExchange(v),
      `${powershell('Get-ClientAccessRule')} | Format-List Name,Action,AnyOfProtocols,ExceptAnyOfClientIPAddressesOrRanges`,
    ],
  }),
});
