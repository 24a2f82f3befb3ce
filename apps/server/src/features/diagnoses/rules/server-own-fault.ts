import { inProtocol } from '../circumstances/refusals.js';
import { all, any, at, certain, firstOf, likely, means, over, reads, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { statusPage } from '../repairs/registration.js';
import { rule } from '../rule.js';

/** RFC 8446 section 6: internal_error, number 80. */
const alert80 = all(
  at('TLS'),
  any(
    says('alert internal error', 'err_ssl_tlsv1_alert_internal_error'),
    reads(/alert number 80\b/),
  ),
);

export const serverOwnFault = rule({
  code: 'server-own-fault',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The mail server has a fault of its own',
  cause:
    'Something is broken at the server, whoever signs in. Only whoever runs it can mend that; its log names the reason.',
  match: firstOf(
    (evidence) => {
      const match = certain(any(alert80, says('in clear instead of the tls handshake')))(evidence);
      return match && { ...match, stage: 'TLS' };
    },
    inProtocol(
      firstOf(likely(all(means('server-fault'), any(over('IMAP'), over('POP3'), over('SMTP'))))),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Whoever runs ${v.host} finds the reason in its log, at the time of this check.`,
      `Meanwhile: ${statusPage(v)}`,
      checkAgain(v),
    ],
  }),
});
