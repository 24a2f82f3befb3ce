import { connectExchange } from '../repairs/exchange.js';
import { aboutPassword, showSwitches } from '../repairs/password-smtp.js';
import { perProvider } from '../repairs/registration.js';
import { byMailServer } from '../predicates/refusals.js';
import { signedIn } from '../predicates/signed-in.js';
import { all, any, certain, not, says, status } from '../matchers.js';
import { byPassword, checkAgain, openMailbox } from '../repairs/mailkey.js';
import { sendingPort } from '../repairs/network.js';
import { rule, type Repair } from '../rule.js';
import type { Values } from '../values.js';

export const smtpNotAuthenticated = rule({
  code: 'smtp-not-authenticated',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server wants a login before it takes mail',
  cause: 'No login was made, or one had failed and the sending went on all the same.',
  match: certain(
    all(
      byMailServer,
      any(
        status('5.7.57', '530 5.5.1', '530 5.7.1'),
        says(
          'client not authenticated',
          'client was not authenticated',
          'authentication required',
          'must authenticate first',
          'address rejected not logged in',
        ),
      ),
      not(says('proxy authentication')),
    ),
  ),
  repair: (v, match) => (signedIn(match) ? forgotten(v) : repairOf(v, match)),
});

/** Told after a login that the server had taken. */
const forgotten = (v: Values): Repair => ({
  title: 'The server took the login and then does not count it',
  cause:
    'It said yes to the login, and to the next command that nobody has signed in. What stands before the mail server may end the login there, or this login does not count for sending.',
  fix: [`Whoever runs ${v.host} finds both answers in its log.`, checkAgain(v)],
});

const repairOf = perProvider({
  MICROSOFT_365: (v) => ({
    ...(byPassword(v) && {
      cause:
        'No login was made, or one had failed. With a password Exchange has four reasons for that: the switch of the tenant or of the mailbox, security defaults, Conditional Access or an authentication policy, and the default of December 2026.',
    }),
    fix: [
      `${openMailbox(v)} and switch authentication on for sending, on ${sendingPort(v)}.`,
      'If a login had failed just before (a line with 535), that line names the reason, and it is the thing to fix.',
      ...(byPassword(v)
        ? ['If there was none, the commands below show the switches and the policies.']
        : []),
      ...aboutPassword(v, 'SWITCH'),
      checkAgain(v),
    ],
    commands: byPassword(v) ? [connectExchange(v), ...showSwitches(v)] : [],
  }),
  other: (v) => ({
    fix: [
      `${openMailbox(v)} and switch authentication on for sending, on ${sendingPort(v)}.`,
      'If a login had failed just before (a line with 535), that is the thing to fix.',
      checkAgain(v),
    ],
  }),
});
