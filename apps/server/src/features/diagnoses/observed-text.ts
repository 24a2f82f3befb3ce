import { isAboutMail } from './relevance.js';
import type { MailProtocol, ProbeFacts, Stage } from './facts.js';
import type { Phase, Reply } from './reply.js';
import type { ReplyClass } from './reply-class.js';
import { normalise } from './normalise.js';
import { readChallenges } from './sasl-challenge.js';
import { readKeywords, type Keywords } from './keywords.js';

/** One text that somebody sent or pasted, ready to be asked what it says. */
export interface ObservedText extends Keywords {
  by: 'authorize' | 'token' | 'probe' | 'pasted';
  /** Absent: pasted, and nobody told where it was seen. */
  stage?: Stage;
  /** The probe that heard it. */
  probe?: ProbeFacts;
  /** A mail server's refusal, and what kind of no it is. */
  reply?: Reply;
  means?: ReplyClass;
  /** How far a probe had come. */
  phase?: Phase;
  readable: string;
  words: string;
  vocabulary: ReadonlySet<string>;
}

/** Asks one text something; answers with the place that says so, or undefined. */
export type TextPredicate = (said: ObservedText) => string | undefined;

export type Speaker = Pick<ObservedText, 'by' | 'stage' | 'probe'>;

export function parseText(text: string, speaker: Speaker): ObservedText {
  const { readable, words } = normalise(text + readChallenges(text));
  const unplaced = speaker.by === 'pasted' && !speaker.stage;
  // Evidence it stays; but no rule hears anything in it.
  if (unplaced && !isAboutMail(readable, words)) return { ...speaker, ...nothing, readable };
  const vocabulary = new Set(words.split(' '));
  return { ...speaker, readable, words, vocabulary, ...readKeywords(readable) };
}

const nothing = { words: '', vocabulary: new Set<string>(), ...readKeywords('') };

/** The probe's own; of a pasted text the one that it looks like. */
export function protocolOf(said: ObservedText): MailProtocol {
  if (said.probe) return said.probe.protocol;
  if (said.stage === 'IMAP' || said.stage === 'POP3' || said.stage === 'SMTP') return said.stage;
  if (/(?:^|\s)-err\b/i.test(said.readable)) return 'POP3';
  return said.statuses.size > 0 || /^[245]\d\d[ -]/.test(said.readable) ? 'SMTP' : 'IMAP';
}

const QUOTE = 300;

/** The words around `anchor` as evidence; ids that only Microsoft's support can use are left out. */
export function quote(said: ObservedText, anchor: string): string {
  const { readable } = said;
  const at = Math.max(0, readable.toLowerCase().indexOf(anchor.toLowerCase()));
  const start = at > 120 ? afterBlank(readable, at - 100) : 0;
  const rest = readable.slice(start, start + QUOTE + 200);
  const ids = rest.slice(at - start).search(/\b(?:trace|request|correlation) ?id\b/i);
  const end = ids > 0 ? at - start + ids : rest.length;
  const text = rest.slice(0, Math.min(end, QUOTE)).trim();
  const cut = end > QUOTE || (ids < 0 && start + rest.length < readable.length);
  return `${start > 0 ? '…' : ''}${text}${cut ? '…' : ''}`;
}

function afterBlank(text: string, from: number): number {
  const blank = text.indexOf(' ', from);
  return blank >= 0 && blank < from + 100 ? blank + 1 : from;
}

/** Behind its number Microsoft names the value that it objects to. */
const NAMED_WITHIN = 300;
const inQuotes = /(?<![\w'"])(['"]{1,3})([^'"]{1,300})(?:['"]|($))/;
const behindName =
  /\b(?:identifier|tenant|parameter)\b:? (?!identifier|was|is|not|named)([\w@.{}<>-]{1,200})/i;

/** The value that the message objects to: in quotes, else the word behind what it is called. */
export function valueNamed({ readable, aadsts: [code] }: ObservedText): string | undefined {
  const at = code === undefined ? 0 : readable.indexOf(String(code));
  const told = readable.slice(at, at + NAMED_WITHIN);
  const [, , quoted, cut] = inQuotes.exec(told) ?? [];
  // Cut off, the beginning of an id is none yet.
  const whole = cut === undefined || /[^0-9a-f-]/i.test(quoted ?? '') ? quoted : undefined;
  return whole ?? behindName.exec(told)?.[1];
}
