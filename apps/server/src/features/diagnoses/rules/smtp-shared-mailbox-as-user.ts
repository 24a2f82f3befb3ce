import { candidate, exchangeRefusesSmtp, readingFailed, worked } from '../predicates/refusals.js';
import { accountAndLogin, isApplication } from '../predicates/token.js';
import { because, find } from '../matchers.js';
import { allowSendAs, connectExchange } from '../repairs/exchange.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpSharedMailboxAsUser = rule({
  code: 'smtp-shared-mailbox-as-user',
  stage: 'SMTP',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'SMTP wants the person as login, not the shared mailbox',
  cause:
    'For IMAP and POP the address of a shared mailbox goes beside the person’s token. For SMTP Exchange refuses that: there the person logs in and sends as the shared address.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  match: (evidence) => {
    const { facts } = evidence;
    const said = find(evidence, exchangeRefusesSmtp);
    if (!said || isApplication(facts)) return undefined;
    const login = said.probe?.username ?? facts.mailbox?.outgoing?.username;
    const relation = accountAndLogin(facts, login);
    if (relation === 'same') return undefined;
    if (relation === 'unknown')
      return candidate(said, 'POSSIBLE', 'Who signed in could not be read from the token.');
    const other = worked(evidence, said);
    const who = `${facts.tokenContent?.account ?? ''} signed in, and SMTP was tried as ${login ?? ''}.`;
    if (other)
      return because(
        candidate(said, 'CERTAIN', who),
        `${other.protocol} works with the same login.`,
      );
    return candidate(said, readingFailed(evidence) ? 'POSSIBLE' : 'LIKELY', who);
  },
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. As login for sending enter ${v.account}; From stays ${v.from}.`,
      `Give that person the right to send as ${v.from}, with the command below.`,
      `Wait up to an hour. ${checkAgain(v)}`,
    ],
    commands: [connectExchange(v), allowSendAs(v)],
  }),
});
