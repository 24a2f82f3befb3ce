import { during } from '../predicates/conversation.js';
import { speaksOfHello } from '../predicates/greeting.js';
import {
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  not,
  says,
  status,
  type TextPredicate,
} from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** Addresses of the sender, in the languages that servers have been heard to speak. */
const ofSender =
  /\b(?:sender|from address|mail from|absender\w{0,8}|exp[ée]diteur|remitente|remetente|mittente|afzender|nadawc\w)\b|отправител|发件人|寄件人|寄件者|發件人|送信者|発信者|보내는 사람|발신자/i;
/** Not of the sender: encryption, login, order of commands, size, or a fault that the code names. */
const ofElse = /^(?:50[0234]|53\d|552)$/;

/** What it answers says it: a final no to MAIL FROM, or one to RCPT TO that speaks of the sender. */
const notTaken: TextPredicate = ({ reply, probe, readable }) => {
  const { command, status: code = '', code: enhanced = '' } = reply ?? {};
  if (probe?.failedStep !== 'open' || !code.startsWith('5') || /^5\.[34]\./.test(enhanced))
    return undefined;
  if (command === 'MAIL') return ofElse.test(code) ? undefined : '';
  return command === 'RCPT' ? ofSender.exec(readable)?.[0] : undefined;
};

export const smtpSenderRefused = rule({
  code: 'smtp-sender-refused',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server does not accept this From address',
  cause:
    'The server takes no mail from this address: it is none of the account’s, is malformed, or its domain does not exist or is unknown to the server.',
  only: during('after'),
  match: firstOf(
    certain(
      all(
        any(
          status('5.1.7', '4.1.8', '550 5.1.0', '553 5.1.3', '501 5.1.3'),
          says(
            'sender address rejected domain not found',
            'sender address rejected access denied',
            'sender address rejected unverified address',
            'sender address rejected undeliverable address',
            'sender address rejected need fully qualified address',
            'sender verify failed',
            'sender verify callout',
            'sender rejected',
            'invalid sender',
            'from address not verified',
            'from address is not verified',
            'email address is not verified',
            'bad sender address',
            'sender domain must exist',
            'domain of sender address',
          ),
        ),
        at('SMTP'),
      ),
    ),
    likely(all(notTaken, not(speaksOfHello))),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)} and correct the From address: ${v.from}.`,
      `If it is right, whoever runs ${v.host} names it as an address that ${v.login} may send from.`,
      checkAgain(v),
    ],
  }),
});
