import { harmless } from '../../../lib/capped.js';
import { createLineSplitter } from './line-splitter.js';
import type { ProbeLimits } from './limits.js';

export interface SpokenLine {
  by: 'C' | 'S';
  /** Masked, shortened, without control characters. */
  text: string;
}

export interface Transcript {
  /** Takes bytes as they pass, in any pieces. */
  record(by: SpokenLine['by'], chunk: Buffer): void;
  /** Ends the unfinished lines: a server that closes in mid-line is quoted all the same. */
  flush(): void;
  /** What follows belongs to another step, and so does what nobody has read yet. */
  turn(): void;
  /** Whom to ask how many of the server's newest lines nobody has read yet. */
  unreadBy(count: () => number): void;
  /** The newest lines of the step, oldest first. */
  recent(): readonly SpokenLine[];
  /** Told of every line; what a protocol wants to know of the conversation as it runs. */
  listen(listener: (line: SpokenLine) => void): void;
  /** 'C: …' and 'S: …' of the whole conversation, at most `transcriptLines`. */
  readonly lines: readonly string[];
}

interface Recording {
  mask: (text: string) => string;
  limits: ProbeLimits;
  /** Receives every line that is kept. */
  said: (line: string) => void;
}

const RECENT = 100;

/** Records a conversation line by line, secrets masked before anything else happens to it. */
export function createTranscript({ mask, limits, said }: Recording): Transcript {
  const splitters = {
    C: createLineSplitter(limits.lineBytes),
    S: createLineSplitter(limits.lineBytes),
  };
  const listeners: ((line: SpokenLine) => void)[] = [];
  const lines: string[] = [];
  let recent: SpokenLine[] = [];
  let unread = (): number => 0;

  function add(by: SpokenLine['by'], raw: string): void {
    const text = shortened(printable(mask(raw)), limits.lineLength);
    recent.push({ by, text });
    if (recent.length >= 2 * RECENT) recent = recent.slice(-RECENT);
    keep(`${by}: ${text}`);
    for (const listener of listeners) listener({ by, text });
  }

  function keep(line: string): void {
    if (lines.length >= limits.transcriptLines) return;
    const last = lines.length === limits.transcriptLines - 1;
    lines.push(last ? '… further lines are left out' : line);
    said(lines.at(-1) ?? line);
  }

  return {
    record: (by, chunk) => {
      for (const line of splitters[by].push(chunk)) add(by, line.text);
    },
    flush: () => {
      for (const by of ['C', 'S'] as const) {
        const rest = splitters[by].takeRest().toString('utf8');
        if (rest !== '') add(by, rest);
      }
    },
    turn: () => {
      const left = unread();
      recent = left > 0 ? recent.filter(({ by }) => by === 'S').slice(-left) : [];
    },
    unreadBy: (count) => {
      unread = count;
    },
    recent: () => recent,
    listen: (listener) => {
      listeners.push(listener);
    },
    lines,
  };
}

export function printable(text: string): string {
  return harmless(text.replace(/\t/g, ' '));
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
