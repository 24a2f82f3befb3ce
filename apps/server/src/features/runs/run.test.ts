import { describe, expect, it } from 'vitest';
import { advance, newRun, type RunEvent, type RunState } from './run.js';

const start = new Date('2026-01-01T00:00:00Z');
const at = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const steps = [
  { name: 'token', title: 'Token' },
  { name: 'imap.connect', title: 'Connect' },
];

function played(events: RunEvent[]): RunState {
  return events.reduce(advance, newRun(steps, 'Checking', start));
}

describe('a run', () => {
  it('begins with every step pending', () => {
    const run = played([]);
    expect(run.status).toBe('RUNNING');
    expect(run.steps.map((step) => step.status)).toEqual(['PENDING', 'PENDING']);
  });

  it('measures a step from its start to its end', () => {
    const run = played([
      { kind: 'step-started', step: 'token', at: at(5) },
      { kind: 'said', step: 'token', line: 'C: hello' },
      { kind: 'step-ended', step: 'token', status: 'SUCCEEDED', at: at(17), detail: 'fresh' },
    ]);
    expect(run.steps[0]).toMatchObject({
      status: 'SUCCEEDED',
      durationMs: 12,
      detail: 'fresh',
      transcript: ['C: hello'],
    });
  });

  it('waits for a person and goes on', () => {
    const waiting = played([{ kind: 'waiting', message: 'Waiting for consent' }]);
    expect(waiting).toMatchObject({ status: 'WAITING', message: 'Waiting for consent' });
    expect(advance(waiting, { kind: 'resumed', message: 'Exchanging' }).status).toBe('RUNNING');
  });

  it('says that it waits for its turn, and then does what is to be done by then', () => {
    const queued = played([{ kind: 'queued', message: 'Waits for its turn' }]);
    expect(queued).toMatchObject({ status: 'RUNNING', message: 'Waits for its turn' });
    expect(queued.steps).toEqual(played([]).steps);
    const begun: RunEvent = {
      kind: 'begun',
      message: 'Checking',
      steps: [{ name: 'pop3.connect', title: 'Connect' }],
    };
    expect(advance(queued, begun)).toMatchObject({
      message: 'Checking',
      steps: [{ name: 'pop3.connect', status: 'PENDING' }],
    });
  });

  it('puts further steps where they belong, each once', () => {
    const added: RunEvent = {
      kind: 'steps-added',
      steps: [{ name: 'imap.ask', title: 'Ask' }],
      before: 'imap.connect',
    };
    expect(played([added, added]).steps.map((step) => step.name)).toEqual([
      'token',
      'imap.ask',
      'imap.connect',
    ]);
  });

  it('fails the running step and leaves the rest unreached when it ends in failure', () => {
    const run = played([
      { kind: 'step-started', step: 'token', at: at(1) },
      { kind: 'finished', status: 'FAILED', message: 'No', diagnoses: [], at: at(9) },
    ]);
    expect(run.steps.map((step) => step.status)).toEqual(['FAILED', 'PENDING']);
    expect(run.finishedAt).toEqual(at(9));
  });

  it('stays as it ended, whatever arrives late', () => {
    const ended = played([
      { kind: 'finished', status: 'CANCELLED', message: 'Cancelled', diagnoses: [], at: at(1) },
    ]);
    expect(advance(ended, { kind: 'step-started', step: 'token', at: at(2) })).toBe(ended);
  });
});

describe('L8 words of others in a run', () => {
  const long = 'x'.repeat(500_000);
  const diagnosis = { code: 'c', title: long, fix: Array.from({ length: 5000 }, () => long) };

  it('are cut and harmless, wherever they come in', () => {
    const run = played([
      { kind: 'queued', message: long },
      { kind: 'said', step: 'token', line: `S: ${long}` },
      {
        kind: 'step-ended',
        step: 'token',
        status: 'FAILED',
        at: at(1),
        detail: `a\u001b\r\n${long}`,
      },
      {
        kind: 'finished',
        status: 'FAILED',
        message: long,
        at: at(2),
        diagnoses: [diagnosis as unknown as RunState['diagnoses'][number]],
      },
    ]);
    expect(JSON.stringify(run).length).toBeLessThan(90_000);
    expect(run.message).toMatch(/^x+… \(\d+ more characters\)$/);
    expect(run.steps[0]?.detail).toMatch(/^a\ufffd{2}\nx+… \(\d+ more characters\)$/);
    expect(run.steps[0]?.transcript[0]?.length).toBeLessThanOrEqual(2000);
  });

  it('are so many lines and no more', () => {
    const said = { kind: 'said', step: 'token', line: 'S: again' } as const;
    const run = played(Array.from({ length: 5000 }, () => said));
    expect(run.steps[0]?.transcript).toHaveLength(2000);
  });
});
