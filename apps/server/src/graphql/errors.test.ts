import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { badInput, OperationalError } from '../lib/errors.js';
import { tellFailure } from './errors.js';

function logged(cause: unknown): { told: ReturnType<typeof tellFailure>; lines: string[] } {
  const lines: string[] = [];
  const write = (line: Buffer, _encoding: string, done: () => void) => {
    lines.push(line.toString());
    done();
  };
  const told = tellFailure(pino(new Writable({ write })), cause);
  return { told, lines };
}

it('a failure that is expected is a line of the log, without where it was thrown', () => {
  const { told, lines } = logged(new OperationalError('BACKOFF', 'Asked again at noon.', 71));
  expect(told.extensions).toEqual({ code: 'BACKOFF', retryAfterSeconds: 71 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    code: 'BACKOFF',
    reason: 'Asked again at noon.',
    retryAfterSeconds: 71,
  });
  expect(lines[0]).not.toMatch(/stack|errors\.test/);
});

it('a bug is logged with its stack, under an id that the caller gets', () => {
  const { told, lines } = logged(new Error('secret things'));
  expect(told.message).not.toContain('secret things');
  expect(lines[0]).toMatch(/errors\.test/);
  expect(lines[0]).toContain(String(told.extensions['id']));
});

it('what a caller did wrong is no matter of the log', () => {
  expect(logged(badInput([{ path: 'a', code: 'B', message: 'C' }])).lines).toEqual([]);
});
