import type { MailProtocol, ProbeFault } from '../../diagnoses/facts.js';
import type { RefusedStep } from './fault.js';
import { challengeRefusal, imapRefusal, smtpRefusal } from './refusal.js';
import type { SpokenLine } from './transcript.js';

/**
 * How a server refused that then fell silent or hung up before its answer was whole: "* NO" and "* BAD"
 * without the tag, a reply of several lines without the last one, an error in a challenge.
 */
export function halfRefusal(
  protocol: MailProtocol,
  lines: readonly SpokenLine[],
): RefusedStep | undefined {
  const byChallenge = challengeRefusal(protocol, lines.slice(Math.max(0, lastCommand(lines))));
  return (
    refusalWithoutTag(protocol, lines) ??
    (byChallenge && { ...byChallenge, text: lastWords(lines) })
  );
}

function refusalWithoutTag(
  protocol: MailProtocol,
  lines: readonly SpokenLine[],
): RefusedStep | undefined {
  const at = lines.findLastIndex(({ by, text }) => by === 'S' && SHAPES[protocol].test(text));
  const { text = '' } = lines[at] ?? {};
  if (at < 0 || at < lastCommand(lines)) return undefined;
  const whole = (line: string): SpokenLine[] => [...lines.slice(0, at), { by: 'S', text: line }];
  // "* NO text" is what a server says that has lost the tag.
  if (protocol === 'IMAP') return imapRefusal(whole(text.slice(2)));
  return protocol === 'SMTP' ? smtpRefusal(whole(text.replace('-', ' '))) : undefined;
}

const SHAPES: Record<MailProtocol, RegExp> = {
  IMAP: /^\* (?:NO|BAD)\b/i,
  // Its refusal is one line, which is read as it is.
  POP3: /(?!)/,
  SMTP: /^[45]\d\d-/,
};

/** Answers that are as they should be; what stands beside them is for people. */
const USUAL = /^(?:\+|[23]\d\d(?:[ -]|$)|\* (?:CAPABILITY|ID|STATUS)\b|\S+ OK(?! \[ALERT)\b|$)/i;

/** What else the server has said since the last command, such as why it is about to hang up. */
export function lastWords(lines: readonly SpokenLine[]): string {
  return lines
    .slice(lastCommand(lines) + 1)
    .filter(({ by, text }) => by === 'S' && (/^\* OK/i.test(text) || !USUAL.test(text)))
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 1000);
}

/** The fault with what was said before it: words count more than how the connection then ended. */
export function withLastWords(fault: ProbeFault, words: string): ProbeFault {
  if (words === '') return fault;
  if (fault.kind === 'timeout') return { ...fault, text: words };
  if (fault.kind === 'protocol') return { ...fault, text: fault.text ?? words };
  const cut = fault.kind === 'network' && fault.network.stage === 'TCP';
  return cut ? { kind: 'protocol', problem: 'The connection broke.', text: words } : fault;
}

/** Within a login we answer with nothing or with a secret; that begins no command. */
function lastCommand(lines: readonly SpokenLine[]): number {
  return lines.findLastIndex(({ by, text }) => by === 'C' && /^(?:\S+ )?[A-Z]{3,}/i.test(text));
}
