import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { createTurns } from '../../../lib/turns.js';
import type { ImportRow } from './import-judge.js';
import { separatorOf } from './import-columns.js';
import { MOST, type FileProblem } from './mailbox-import.js';

/** Characters that are read at one go, before everybody else has a turn. */
const SLICE = 16_384;

/** The rows of a text that have something in them, the header among them, or why it cannot be read. */
export async function recordsOf(text: string): Promise<ImportRow[] | { problem: FileProblem }> {
  const { body, delimiter } = opened(text);
  const rows: ImportRow[] = [];
  let line = 1;
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: MOST.rowLength,
    // Not by reading the stream: what is wrong further on would be told before what is right until there.
    on_record: (cells: string[], { lines }) => {
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line = lines + 1;
      if (rows.length > MOST.rows + 1) throw new TooManyRows();
    },
  });
  try {
    await pipeline(slices(body), parser.resume());
    return rows;
  } catch (cause) {
    if (cause instanceof TooManyRows)
      return refused('TOO_MANY_ROWS', `It has more than ${MOST.rows} rows. Split it.`);
    if (cause instanceof CsvError) return refused(cause.code, wordsOf(cause.code, line));
    throw cause;
  }
}

class TooManyRows extends Error {}

/** Excel's own first line, `sep=;`, says the separator; else the header shows it. */
function opened(text: string): { body: string; delimiter: string } {
  const [, said] = /^"?sep=([,;\t])"?\n/i.exec(text) ?? [];
  const body = said ? text.slice(text.indexOf('\n')) : text;
  const [header = ''] = /[^\n]*\S[^\n]*/.exec(body) ?? [];
  return { body, delimiter: said ?? separatorOf(header) };
}

async function* slices(text: string): AsyncGenerator<string> {
  const turn = createTurns();
  for (let from = 0; from < text.length; from += SLICE) {
    await turn();
    yield text.slice(from, from + SLICE);
  }
}

function wordsOf(code: string, line: number): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `The row that begins in line ${line} is longer than ${MOST.rowLength} characters. Is a quotation mark not closed?`;
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quotation mark in the row that begins in line ${line} is not closed.`;
  return `The row that begins in line ${line} has a quotation mark where none may be. Put the cell into quotation marks, and write each of its own twice.`;
}

const refused = (code: string, message: string) => ({ problem: { code, message } });
