import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { bounded, capped, LONG_TEXT } from './capped.js';
import { scrub } from './scrub.js';

export type Log = Logger;

/** JSON lines, on standard output unless told otherwise. The scrubber is the last net: nothing secret should reach it. */
export function createLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    hooks: { streamWrite: (line) => boundedLine(scrub(line)) },
  };
  return pino(options, to);
}

/** What one line may hold. A stack stays readable; what others have said cannot fill the disk. */
const LINE = {
  ...{ text: LONG_TEXT, longer: { stack: 8000 } },
  ...{ entries: 50, depth: 6, total: 16_000 },
};

/** Masked before it is cut: half a secret is none that the scrubber knows. */
function boundedLine(line: string): string {
  return `${JSON.stringify(boundedFacts(line))}\n`;
}

/** What happened stands last, and is told whatever stands before it. */
function boundedFacts(line: string): object {
  try {
    const facts = JSON.parse(line) as { msg?: unknown }; // pino writes objects
    const { msg } = facts;
    return Object.assign(
      bounded(facts, LINE) as object,
      msg !== undefined && {
        msg: bounded(msg, LINE),
      },
    );
  } catch {
    return { msg: capped(line, LONG_TEXT) };
  }
}
