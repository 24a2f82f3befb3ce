import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

export interface LineReader {
  /** Without its line end. Rejects when the stream ends, breaks, or sends too long a line. */
  next(): Promise<string>;
  /** What came after the last line and has no end of line. */
  unfinished(): string;
  /** Gives the stream back, with the bytes that came after the last line. */
  rest(): Buffer;
}

const LONGEST = 64 * 1024;

/** Reads a stream in lines for as long as that is needed. */
export function createLineReader(stream: Readable): LineReader {
  let bytes: Buffer = Buffer.alloc(0);
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const take = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length > LONGEST) fail(new Error('a line is too long'));
    wake();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  const end = (): void => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
  stream.on('data', take).on('error', fail).on('close', end).on('end', end);

  return {
    async next() {
      for (;;) {
        const at = bytes.indexOf('\n');
        if (at >= 0) {
          const line = textOf(bytes.subarray(0, at)).replace(/\r$/, '');
          bytes = bytes.subarray(at + 1);
          return line;
        }
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    unfinished: () => textOf(bytes),
    rest() {
      stream.pause();
      stream.off('data', take).off('error', fail).off('close', end).off('end', end);
      return bytes;
    },
  };
}

/** UTF-8, as servers speak today, or else each byte as it is. */
function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}
