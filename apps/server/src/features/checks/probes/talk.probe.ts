import type { ConnectionOptions } from 'node:tls';
import { createLineSplitter, type SplitLine } from './line-splitter.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import { safeText } from '../../../lib/sasl.js';
import { CLOSED, SPOKE_ON, type Secured, type Wire } from './wire.probe.js';

/** A conversation in lines over a wire, for what we say ourselves. */
export interface Talk {
  /** The next line. Throws ProbeFailure when there is none, or one without end. */
  readLine(): Promise<string>;
  /** Adds CRLF; throws UnsafeValue for a line that would be two. */
  send(line: string): void;
  /** Starts TLS; throws ProbeFailure when something was received before it and not read. */
  secure(options: ConnectionOptions): Promise<Secured>;
  /** How many whole lines have come and were not read yet: two replies may arrive as one. */
  unread(): number;
}

export function createTalk(wire: Wire, lineBytes: number): Talk {
  const splitter = createLineSplitter(lineBytes);
  let ready: SplitLine[] = [];

  async function readLine(): Promise<string> {
    for (;;) {
      const line = ready.shift();
      if (line && !line.whole)
        throw protocolFailure(`The server sent a line of more than ${lineBytes} bytes.`);
      if (line) return line.text;
      ready = splitter.push(await readSome(wire));
    }
  }

  return {
    readLine,
    send: (line) => {
      wire.write(`${safeText(line, 'command')}\r\n`);
    },
    secure: (options) => {
      if (ready.length > 0 || splitter.takeRest().length > 0) throw protocolFailure(SPOKE_ON);
      return wire.secure(options);
    },
    unread: () => {
      const chunk: Buffer | null = wire.read();
      if (chunk) ready.push(...splitter.push(chunk));
      return ready.length;
    },
  };
}

function readSome(wire: Wire): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      const chunk: Buffer | null = wire.read();
      if (!chunk && !wire.destroyed && !wire.readableEnded) return;
      wire.off('readable', settle).off('end', settle).off('close', settle);
      if (chunk) resolve(chunk);
      else reject(wire.fault ? new ProbeFailure(wire.fault) : protocolFailure(CLOSED));
    };
    wire.on('readable', settle).on('end', settle).on('close', settle);
    settle();
  });
}
