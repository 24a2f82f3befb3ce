import { describe, expect, it } from 'vitest';
import { createLineSplitter, type SplitLine } from './line-splitter.js';

const texts = (lines: SplitLine[]): string[] => lines.map(({ text }) => text);

describe('createLineSplitter', () => {
  it('takes LF and CRLF and keeps what has not ended', () => {
    const splitter = createLineSplitter(100);
    expect(texts(splitter.push(Buffer.from('+OK\r\na\nb\r')))).toEqual(['+OK', 'a']);
    expect(texts(splitter.push(Buffer.from('\nrest')))).toEqual(['b']);
    expect(splitter.takeRest().toString()).toBe('rest');
    expect(splitter.takeRest()).toHaveLength(0);
  });

  it('cuts a line at the limit once and drops the rest of it', () => {
    const splitter = createLineSplitter(5);
    expect(splitter.push(Buffer.from('1234567'))).toEqual([{ text: '12345', whole: false }]);
    expect(splitter.push(Buffer.from('89\nabc\n'))).toEqual([{ text: 'abc', whole: true }]);
    expect(splitter.push(Buffer.from('12345\n'))).toEqual([{ text: '12345', whole: true }]);
  });

  it('takes linear time for a line that drips and never ends', () => {
    const splitter = createLineSplitter(64 * 1024);
    const start = process.cpuUsage();
    let lines = 0;
    for (let at = 0; at < 200_000; at += 1) lines += splitter.push(Buffer.from('x')).length;
    expect(lines).toBe(1);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});
