import { during, offersNoLogin } from '../predicates/conversation.js';
import { mailHosts } from '../repairs/registration.js';
import { all, certain, not, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { sendingPort, showEncryption } from '../repairs/network.js';
import { rule } from '../rule.js';

export const smtpLoginNotOffered = rule({
  code: 'smtp-login-not-offered',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The sending server offers no login at all',
  cause:
    'Even after encryption no way of logging in is offered. Mostly the host is a server that receives mail, or the port is 25.',
  only: all(offersNoLogin, during('before', 'login')),
  match: certain(
    all(
      says(
        'auth is not offered',
        'does not support smtp auth',
        'authentication not enabled',
        '503 5 5 1 error authentication not enabled',
        'auth command used when not advertised',
      ),
      not(says('starttls')),
    ),
  ),
  repair: (v) => {
    const hosts = mailHosts(v);
    return {
      fix: [
        `${openMailbox(v)}. Use the provider’s server for sending${hosts ? ` (${hosts.outgoing})` : ''}, on ${sendingPort(v)}.`,
        checkAgain(v),
      ],
      commands: [showEncryption({ ...v, protocol: 'SMTP' })],
    };
  },
});
