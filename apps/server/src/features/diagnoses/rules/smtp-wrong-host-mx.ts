import { during, offersNoLogin } from '../predicates/conversation.js';
import { mailHosts } from '../repairs/registration.js';
import { all, any, certain, firstOf, likely, reads, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { sendingPort } from '../repairs/network.js';
import { rule } from '../rule.js';

export const smtpWrongHostMx = rule({
  code: 'smtp-wrong-host-mx',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'This host receives mail; it is not the one to send through',
  cause:
    'The MX host of a domain, or a mail server of one’s own, was entered. It knows nothing of this kind of login.',
  only: all(offersNoLogin, during('before', 'login')),
  match: firstOf(
    certain(any(status('504 5.7.4', '5.7.4'), says('unrecognized authentication type'))),
    likely(reads(/\b(?:220|250)[ -][\w.-]{1,100}protection\.outlook\.com/i)),
  ),
  repair: (v) => {
    const hosts = mailHosts(v);
    return {
      fix: [
        `${openMailbox(v)}. To send use ${hosts ? hosts.outgoing : 'the provider’s server for sending'}, ${sendingPort(v)}.`,
        checkAgain(v),
      ],
    };
  },
});
