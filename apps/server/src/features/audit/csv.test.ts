import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.js';

describe('attack 24: a line of the export', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])(
    'makes %j harmless',
    (cell) => expect(csvLine([cell])).toBe(`"'${cell}"\r\n`),
  );

  it('quotes what RFC 4180 wants quoted', () => {
    expect(csvLine(['a "b", c', 'two\nlines', ''])).toBe('"a ""b"", c","two\nlines",""\r\n');
  });

  it('leaves the rest as it is', () => {
    expect(csvLine(['ana@example.org', '2026-11-22', '1=1'])).toBe(
      '"ana@example.org","2026-11-22","1=1"\r\n',
    );
  });
});
