import { isUtf8 } from 'node:buffer';
import { MOST, type FileProblem } from './mailbox-import.js';

const FIX = 'In Excel choose "CSV UTF-8 (comma delimited)" when you save it.';

/** The text of a file: UTF-8 with or without a byte order mark, or the UTF-16 of Excel's "Unicode Text". */
export function textOf(bytes: Uint8Array): { text: string } | { problem: FileProblem } {
  const name = encodingOf(bytes);
  if (isWorkbook(bytes))
    return refused('NOT_CSV', `This is a workbook or an archive, not a CSV file. ${FIX}`);
  if (name === 'utf-8' && bytes.includes(0)) return noText;
  if (name === 'utf-8' && !isUtf8(bytes)) {
    const line = lineThatIsNotUtf8(bytes);
    return refused('NOT_UTF8', `Line ${line} is not UTF-8, so letters would be lost. ${FIX}`);
  }
  const text = decoded(bytes, name);
  if (text === undefined) return refused('BROKEN_UTF16', `It begins as UTF-16 and is none. ${FIX}`);
  if (text.includes('\0')) return noText;
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines.trim() === '') return refused('EMPTY', 'It is empty.');
  return isLonger(lines)
    ? refused('TOO_MANY_LINES', `It has more than ${MOST.lines} lines. Split it.`)
    : { text: lines };
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Takes away the byte order mark; undefined where it is broken. */
function decoded(bytes: Uint8Array, name: Encoding): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The beginning of a ZIP archive, which an .xlsx is, and of the older .xls. */
const isWorkbook = ([first, second]: Uint8Array): boolean =>
  (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);

function lineThatIsNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return line;
}

function isLonger(text: string): boolean {
  let at = -1;
  for (let lines = 0; lines < MOST.lines; lines += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

const refused = (code: string, message: string) => ({ problem: { code, message } });
const noText = refused(
  'NOT_TEXT',
  `It holds zero bytes, so it is no text that Mailkey reads. ${FIX}`,
);
