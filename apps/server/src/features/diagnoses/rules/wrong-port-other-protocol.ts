import { inProtocol } from '../circumstances/refusals.js';
import {
  all,
  any,
  at,
  certain,
  firstOf,
  heardBy,
  not,
  reads,
  says,
  unplaced,
} from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { usualPorts } from '../repairs/network.js';
import { rule } from '../rule.js';

export const wrongPortOtherProtocol = rule({
  code: 'wrong-port-other-protocol',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'Another protocol answers on this port',
  cause:
    'The greeting is that of a different kind of server. Host or port were taken from another protocol.',
  match: firstOf(
    inProtocol(certain(all(reads(/(?<!\w)\+OK\b.{0,100}\b(?:POP3?|ready)\b/i), not(at('POP3'))))),
    inProtocol(certain(all(reads(/(?<!\w)\+OK\b.{0,100}\bPOP3?\b/i), unplaced))),
    inProtocol(
      certain(
        all(
          any(
            says(
              'not the answer of a pop3 server',
              'invalid greeting',
              'unexpected greeting',
              'unexpected response',
            ),
            reads(/\bHTTP\/1\.[01] \d{3}/),
          ),
          at('IMAP', 'POP3', 'SMTP'),
          heardBy('probe'),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. ${v.protocol} is expected at ${v.host}, port ${v.port}. ${usualPorts}`,
      checkAgain(v),
    ],
  }),
});
