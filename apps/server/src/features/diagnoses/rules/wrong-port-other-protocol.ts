import { inProtocol } from '../predicates/refusals.js';
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
import { usualPortsOf } from '../repairs/network.js';
import { rule, type Matcher } from '../rule.js';
import { quote, type ObservedText } from '../observed-text.js';
import { named, spoken } from '../spoken.js';
import type { Evidence } from '../evidence.js';

/** Where it was expected: its stage, else what the text or the mailbox says. */
function expectedAt({ said: [first], facts: { mailbox } }: Evidence): string[] {
  if (first?.stage) return [first.stage];
  const words = named(first?.readable ?? '').filter((one) => one !== spoken(first?.readable ?? ''));
  if (words.length > 0) return words;
  const incoming = mailbox?.incoming ? [mailbox.incoming.protocol] : [];
  return mailbox?.outgoing ? [...incoming, 'SMTP'] : incoming;
}

/** Pasted is the greeting alone, or a library's complaint of it. */
const greetsOtherwise: Matcher = (evidence) => {
  const said = evidence.said.find(({ by, readable }) => by === 'pasted' && readable.length < 600);
  const kind = said && spoken(said.readable);
  if (!kind || /\b(?:-ERR|NO|BAD|[45]\d\d \d\.)\b/.test(said.readable)) return undefined;
  const expected = expectedAt(evidence).filter((one) => mail.includes(one));
  return expected.length > 0 && !expected.includes(kind)
    ? {
        certainty: 'CERTAIN',
        said,
        evidence: [
          quote(said, ''),
          `This is how ${kind} begins, and ${expected.join(' or ')} was expected.`,
        ],
      }
    : undefined;
};

const mail = ['IMAP', 'POP3', 'SMTP'];

function told(said: ObservedText | undefined): { title?: string } {
  const kind = said?.by === 'pasted' ? spoken(said.readable) : undefined;
  return kind ? { title: `What answers on this port speaks ${kind}` } : {};
}

export const wrongPortOtherProtocol = rule({
  code: 'wrong-port-other-protocol',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'Another protocol answers on this port',
  cause:
    'The greeting is that of a different kind of server. Host or port were taken from another protocol.',
  match: firstOf(
    inProtocol(greetsOtherwise),
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
  repair: (v, { said }) => ({
    ...told(said),
    fix: [
      `${openMailbox(v)}. ${v.protocol} is expected at ${v.host}, port ${v.port}. ${usualPortsOf(v)}`,
      checkAgain(v),
    ],
  }),
});
