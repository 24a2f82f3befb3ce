import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';

/** What one line of the log says. */
function logged(facts: object): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).info(facts, 'it happened');
  return lines.join('');
}

describe('the log', () => {
  it('tells of a failed query without its SQL and its values', () => {
    const refused = new Error('SQLITE_CONSTRAINT: FOREIGN KEY constraint failed');
    const err = new QueryFailedError('INSERT INTO "run" VALUES (?)', ['ana@sandbox.test'], refused);
    const line = logged({ err });
    expect(line).toContain('FOREIGN KEY constraint failed');
    expect(line).toContain('log.test.ts');
    for (const driven of ['INSERT INTO', 'ana@sandbox.test', 'driverError'])
      expect(line).not.toContain(driven);
  });

  it('scrubs what looks like a secret in any text', () => {
    expect(logged({ said: 'refresh_token=abc Bearer def' })).not.toMatch(/abc|def/);
  });
});

describe('L5 a line of the log', () => {
  const long = 'x'.repeat(1_000_000);
  const read = (line: string) => JSON.parse(line) as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- lines of many shapes

  it('has little of a long text, wherever it stands, and says how much is missing', () => {
    const facts = { said: long, err: new Error(long), deep: { er: { still: long } }, list: [long] };
    const line = logged(facts);
    expect(line.length).toBeLessThan(20_000);
    expect(read(line).said).toBe(`${'x'.repeat(1970)}… (998030 more characters)`);
    expect(read(line).err.message).toMatch(/more characters\)$/);
    expect(read(line)).toMatchObject({ level: 30, msg: 'it happened' });
  });

  it('has little of a long message, a name and a child', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.info(long);
    log.error(new Error(long));
    log.child({ about: long }).info({ [long]: 1 }, 'it happened');
    for (const line of lines) expect(line.length).toBeLessThan(25_000);
    expect(lines).toHaveLength(3);
  });

  it('is neither deep nor wide', () => {
    let nested: object = { end: true };
    for (let depth = 0; depth < 3000; depth += 1) nested = { nested };
    const many = Array.from({ length: 100_000 }, (_, at) => `${at}`);
    const line = logged({ nested, many, wide: Object.fromEntries(many.map((one) => [one, one])) });
    expect(line.length).toBeLessThan(20_000);
    expect(read(line).many.at(-1)).toBe('… (99950 more)');
    expect(read(line).wide['…']).toBe('… (99950 more)');
    expect(line).not.toContain('end');
    expect(logged({ nested, password: 'hunter2' })).not.toContain('hunter2');
  });

  it('keeps the stack of an error and halves no character', () => {
    const err = new Error('it broke');
    expect(read(logged({ err })).err.stack).toBe(err.stack);
    expect(read(logged({ said: `${'x'.repeat(1969)}😀${long}` })).said).toBe(
      `${'x'.repeat(1969)}… (1000002 more characters)`,
    );
  });

  it.each([
    ['a key', { smtpPassword: 'hunter2' }],
    ['a key far down', { a: { b: [{ 'x-api-key': { value: 'hunter2' } }] } }],
    ['bytes', { said: Buffer.from('hunter2'), token: Buffer.from('hunter2') }],
    ['a typed array', { said: new Uint8Array(Buffer.from('hunter2')) }],
    ['a map and a set', { said: new Map([['a', 'hunter2']]), also: new Set(['hunter2']) }],
    ['an address', { url: 'https://a.example/cb?code=hunter2&state=hunter2&token=hunter2' }],
    ['a cause', { err: new Error('a', { cause: new Error('Bearer hunter2') }) }],
    [
      'a failed query among others',
      { err: new AggregateError([new QueryFailedError('INSERT', ['hunter2'], new Error('b'))]) },
    ],
    ['another key than err', { why: new QueryFailedError('INSERT', ['hunter2'], new Error('b')) }],
    [
      'a failed query without parameters',
      { why: new QueryFailedError("DELETE 'hunter2'", undefined, new Error('b')) },
    ],
    [
      'such a query among others',
      {
        err: new AggregateError([
          new QueryFailedError("DELETE 'hunter2'", undefined, new Error('b')),
        ]),
      },
    ],
    ['JSON in a text', { said: '{"refresh_token":"hunter2"}' }],
  ])('M7 %s', (_, facts) => {
    const line = logged(facts);
    expect(line).not.toContain('hunter2');
    expect(line).not.toContain(Buffer.from('hunter2').join(','));
    expect(JSON.parse(line)).toMatchObject({ msg: 'it happened' });
  });
});
