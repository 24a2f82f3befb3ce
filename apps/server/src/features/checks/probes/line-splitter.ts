export interface SplitLine {
  /** Without its CRLF or LF; bytes that are not UTF-8 become U+FFFD. */
  text: string;
  /** False: cut at the limit; the rest of the line is dropped. */
  whole: boolean;
}

export interface LineSplitter {
  push(chunk: Buffer): SplitLine[];
  /** The bytes after the last line break, which are forgotten by it. */
  takeRest(): Buffer;
}

const LF = 0x0a;

/** Cuts bytes into lines, however they are cut into chunks; memory and time stay within `limit`. */
export function createLineSplitter(limit: number): LineSplitter {
  let parts: Buffer[] = [];
  let size = 0;
  let dropping = false;

  function takeRest(): Buffer {
    const rest = Buffer.concat(parts);
    parts = [];
    size = 0;
    return rest;
  }

  function add(part: Buffer): SplitLine[] {
    if (dropping) return [];
    const room = limit - size;
    if (part.length > 0) parts.push(part.subarray(0, room));
    size += Math.min(part.length, room);
    if (part.length <= room) return [];
    dropping = true;
    return [{ text: takeRest().toString('utf8'), whole: false }];
  }

  function end(): SplitLine[] {
    if (dropping) {
      dropping = false;
      return [];
    }
    return [{ text: takeRest().toString('utf8').replace(/\r$/, ''), whole: true }];
  }

  return {
    push: (chunk) => {
      const lines: SplitLine[] = [];
      let from = 0;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
        lines.push(...add(chunk.subarray(from, at)), ...end());
        from = at + 1;
      }
      lines.push(...add(chunk.subarray(from)));
      return lines;
    },
    takeRest,
  };
}
