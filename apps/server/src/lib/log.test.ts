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
