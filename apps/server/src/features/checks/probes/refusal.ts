import type { RefusedStep } from './fault.js';
import { challengeText } from '../../../lib/sasl.js';
import { commandsIn, type DiagnosisCommand } from '../../diagnoses/commands.js';
import type { MailProtocol } from '../../diagnoses/facts.js';
import type { SpokenLine } from './transcript.js';

/** Finds in the newest lines of a step how the server refused; undefined when its last word was no refusal. */
export type ReadRefusal = (lines: readonly SpokenLine[]) => RefusedStep | undefined;

/** Commands whose refusal decides, even when the client asks something else afterwards. */
const DECIDING = new Set(['AUTHENTICATE', 'LOGIN', 'STATUS', 'STARTTLS']);
const IMAP_STATUS = /^(\S+) (OK|NO|BAD|BYE)(?: (.*))?$/i;

/** Tagged NO and BAD (RFC 9051 section 7.1), or BYE where nothing was refused by tag. */
export const imapRefusal: ReadRefusal = (lines) => {
  const commands = commandsIn(lines, 'IMAP');
  const byTag = new Map(commands.map((command) => [command.tag, command]));
  let deciding: RefusedStep | undefined;
  let last: RefusedStep | undefined;
  let bye: RefusedStep | undefined;
  for (const { by, text } of lines) {
    if (by === 'C') continue;
    const [, tag = '', status = '', words = ''] = IMAP_STATUS.exec(tagged(text)) ?? [];
    const command = byTag.get(tag) ?? commands.at(-1);
    const refused = { ...imapRefused(status.toUpperCase(), words), ...askedBy(command) };
    if (status === '' || (tag === '*' && refused.status !== 'BYE')) continue;
    if (refused.status === 'BYE') bye = refused;
    else last = refused.status === 'OK' ? undefined : refused;
    if (last && DECIDING.has(byTag.get(tag)?.name ?? '')) deciding = last;
  }
  const found = deciding ?? last ?? bye;
  return found && withChallenge(found, lines, CHALLENGES.IMAP);
};

/** Some servers answer NO or BAD without any tag. */
function tagged(line: string): string {
  return /^(NO|BAD)( |$)/i.test(line) ? `? ${line}` : line;
}

function imapRefused(status: string, words: string): RefusedStep {
  const [, code, text] = /^\[(?!masked\])([^\]\s]+)[^\]]*\] ?(.*)$/.exec(words) ?? [];
  return {
    kind: 'refused',
    text: text ?? words,
    status,
    ...(code && { code: code.toUpperCase() }),
  };
}

/** RFC 1939 section 3, with the response codes of RFC 2449 section 8 and RFC 3206. */
export const pop3Refusal: ReadRefusal = (lines) => {
  const last = lastOf(lines);
  const [, words] = /^-ERR ?(.*)$/i.exec(last) ?? [];
  if (words === undefined) return undefined;
  const [, code, text] = /^\[(?!masked\])([^\]\s]+)\] ?(.*)$/.exec(words) ?? [];
  const refused: RefusedStep = {
    kind: 'refused',
    text: text ?? words,
    status: '-ERR',
    ...askedBy(commandsIn(lines, 'POP3').at(-1)),
  };
  const coded = code ? { ...refused, code: code.toUpperCase() } : refused;
  return withChallenge(coded, lines, CHALLENGES.POP3);
};

/** A 4xx or 5xx reply with all its lines (RFC 5321 section 4.2.1), its enhanced code of RFC 3463. */
export const smtpRefusal: ReadRefusal = (lines) => {
  const [, status] = /^([45]\d\d)(?: |$)/.exec(lastOf(lines)) ?? [];
  if (!status) return undefined;
  const replies = lines.filter(({ by }) => by === 'S').map(({ text }) => text);
  const first = replies.findLastIndex(
    (text, at) => at < replies.length - 1 && !text.startsWith(`${status}-`),
  );
  const texts = replies.slice(first + 1).map((text) => text.slice(4));
  const [, code] = /^([45]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(texts[0] ?? '') ?? [];
  const refused: RefusedStep = {
    kind: 'refused',
    text: texts.join('\n'),
    status,
    ...askedBy(commandsIn(lines, 'SMTP').at(-1)),
  };
  return withChallenge(code ? { ...refused, code } : refused, lines, CHALLENGES.SMTP);
};

const CHALLENGES: Record<MailProtocol, RegExp> = {
  IMAP: /^\+ (\S+)$/,
  POP3: /^\+ (\S+)$/,
  SMTP: /^334[ -](\S+)$/,
};

/**
 * An error in a challenge refuses by itself (RFC 7628 section 3.2.2): what ends the exchange adds nothing,
 * and some servers hang up, or say no more. Its status is the "+" or 334 that it came with.
 */
export function challengeRefusal(
  protocol: MailProtocol,
  lines: readonly SpokenLine[],
): RefusedStep | undefined {
  const status = protocol === 'SMTP' ? '334' : '+';
  const asked = askedBy(commandsIn(lines, protocol).at(-1));
  const refused = withChallenge(
    { kind: 'refused', text: '', status, ...asked },
    lines,
    CHALLENGES[protocol],
  );
  return refused.challenge === undefined ? undefined : refused;
}

function askedBy(
  command: DiagnosisCommand | undefined,
): Pick<RefusedStep, 'command' | 'secretSent'> {
  return command ? { command: command.name, secretSent: command.secretSent } : {};
}

function lastOf(lines: readonly SpokenLine[]): string {
  return lines.findLast(({ by }) => by === 'S')?.text ?? '';
}

function withChallenge(
  refused: RefusedStep,
  lines: readonly SpokenLine[],
  shape: RegExp,
): RefusedStep {
  const encoded = lines.findLast(({ by, text }) => by === 'S' && shape.test(text))?.text;
  const challenge = encoded && challengeText(shape.exec(encoded)?.[1] ?? '');
  return challenge ? { ...refused, challenge } : refused;
}
