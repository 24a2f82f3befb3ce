import { maskSecrets } from '@mailkey/secret-shapes';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { bounded, capped, LONG_TEXT } from './capped.js';
import { scrub } from './scrub.js';

export type Log = Logger;

/** JSON lines, on standard output unless told otherwise. The scrubber is the last net: nothing secret should reach it. */
export function createLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    hooks: { streamWrite: toldLine },
  };
  return pino(options, to);
}

/** What one line may hold. A stack stays readable; what others have said cannot fill the disk. */
const LINE = {
  text: LONG_TEXT,
  longer: { stack: 8000 },
  entries: 50,
  depth: 6,
  total: 16_000,
};

/** Masked before it is cut: half a secret is none that the scrubber knows. */
function toldLine(line: string): string {
  try {
    return `${JSON.stringify(boundedFacts(scrub(JSON.parse(line)) as Facts))}\n`; // pino writes objects
  } catch {
    return `${JSON.stringify({ msg: capped(maskSecrets(line), LONG_TEXT) })}\n`;
  }
}

interface Facts {
  msg?: unknown;
}

/** What happened stands last, and is told whatever stands before it. */
function boundedFacts(facts: Facts): object {
  const { msg } = facts;
  const told = bounded(facts, LINE) as object; // a copy of it
  return msg === undefined ? told : { ...told, msg: bounded(msg, LINE) };
}
