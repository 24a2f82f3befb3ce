import { inProtocol } from '../predicates/refusals.js';
import {
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  means,
  reads,
  says,
  type TextPredicate,
} from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** RFC 8446 section 6: internal_error, number 80. */
const alert80 = all(
  at('TLS'),
  any(
    says('alert internal error', 'err_ssl_tlsv1_alert_internal_error'),
    reads(/alert number 80\b/),
  ),
);

/** Behind its yes to STARTTLS, words that no protocol knows: those of a program that could not start. */
const spokeOn: TextPredicate = ({ probe }) => {
  const { fault } = probe ?? {};
  if (fault?.kind !== 'protocol' || !fault.problem.includes('spoke on in clear')) return undefined;
  return fault.text && !/^(?:[*+]|-ERR|\d{3}[ -]|\w{1,8} (?:OK|NO|BAD)\b)/i.test(fault.text)
    ? 'in clear'
    : undefined;
};

export const serverOwnFault = rule({
  code: 'server-own-fault',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The mail server has a fault of its own',
  cause:
    'Something is broken at the server, whoever signs in. Only whoever runs it can fix that; its log names the reason.',
  match: firstOf(
    (evidence) => {
      const match = certain(any(alert80, says('in clear instead of the tls handshake'), spokeOn))(
        evidence,
      );
      return match && { ...match, stage: 'TLS' };
    },
    inProtocol(likely(means('server-fault'))),
  ),
  repair: (v) => ({
    fix: [
      `Whoever runs ${v.host} finds the reason in its log, at the time of this check.`,
      tryAgain(v),
    ],
  }),
});
