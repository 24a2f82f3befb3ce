import { candidate, exchangeRefuses } from '../predicates/refusals.js';
import { accountAndLogin, isApplication } from '../predicates/token.js';
import { find } from '../matchers.js';
import { openUsers } from '../repairs/entra.js';
import { connectExchange, showMailbox } from '../repairs/exchange.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { isKnown } from '../repairs/stand-ins.js';
import { rule } from '../rule.js';

export const xoauth2UserIsAlias = rule({
  code: 'xoauth2-user-is-alias',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'OPERATOR',
  title: 'The login may be an alias instead of the sign-in name',
  cause:
    'Exchange wants the sign-in name (user principal name) beside the token. An alias or the mail address alone is refused where it differs.',
  match: (evidence) => {
    const { facts } = evidence;
    const said = find(evidence, exchangeRefuses);
    if (!said || isApplication(facts)) return undefined;
    const login = said.probe?.username ?? facts.mailbox?.address;
    const relation = accountAndLogin(facts, login);
    if (relation === 'same' || relation === 'other') return undefined;
    return relation === 'alias'
      ? candidate(
          said,
          'LIKELY',
          `${facts.tokenContent?.account ?? ''} signed in, and the login sent was ${login ?? ''}: the same name in another domain.`,
        )
      : candidate(
          said,
          'POSSIBLE',
          'Whether the login is the sign-in name could not be read from the token.',
        );
  },
  repair: (v) => ({
    fix: [
      isKnown(v.account)
        ? `The sign-in name is ${v.account}.`
        : `${openUsers(v)} and look the User principal name of ${v.mailbox} up.`,
      `${openMailbox(v)} and enter it as login for reading and for sending. The address of the mailbox may stay as it is.`,
      checkAgain(v),
    ],
    commands: [connectExchange(v), showMailbox(v)],
  }),
});
