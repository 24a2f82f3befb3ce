import { describe, expect, it } from 'vitest';
import type { TokenFacts } from '../../diagnoses/facts.js';
import { counted, isEnough, type RefusalCount } from './repeated-refusal.js';

const MINUTE = 60_000;
const start = new Date('2026-01-01T00:00:00Z').getTime();
const refused = (error: string, status = 400): TokenFacts => ({
  kind: 'refused',
  request: 'refresh',
  status,
  error,
  body: '',
});

interface Try {
  wall: number;
  since?: number;
  facts?: TokenFacts;
}

/** Tries at these minutes of the wall clock; `since` where the same process has made the last one. */
function after(tries: readonly Try[]): RefusalCount {
  let count: RefusalCount | null = null;
  for (const { wall, since, facts = refused('invalid_request') } of tries)
    count = counted(count, facts, {
      now: new Date(start + wall * MINUTE),
      since: since === undefined ? undefined : since * MINUTE,
    });
  if (!count) throw new Error('no try');
  return count;
}

describe('an answer that comes again and again', () => {
  it('is enough after three times and an hour', () => {
    const three = [{ wall: 0 }, { wall: 30 }, { wall: 60 }];
    expect(isEnough(after(three))).toBe(true);
    expect(isEnough(after(three.slice(0, 2)))).toBe(false);
    expect(isEnough(after([...three.slice(0, 2), { wall: 59 }]))).toBe(false);
  });

  it('is not enough twice, however far apart', () => {
    expect(isEnough(after([{ wall: 0 }, { wall: 600 }]))).toBe(false);
  });

  it('begins anew where another answer comes', () => {
    const other = { wall: 60, facts: refused('invalid_scope') };
    expect(after([{ wall: 0 }, { wall: 30 }, other])).toMatchObject({ times: 1, forMs: 0 });
    const status = { wall: 60, facts: refused('invalid_request', 403) };
    expect(after([{ wall: 0 }, { wall: 30 }, status])).toMatchObject({ times: 1 });
  });

  it('does not count time that the wall clock has jumped, nor lose what has passed', () => {
    const jumps = [{ wall: 0 }, { wall: 600, since: 1 }, { wall: 1200, since: 1 }];
    expect(after(jumps).forMs).toBe(2 * MINUTE);
    expect(after([{ wall: 0 }, { wall: -600, since: 30 }]).forMs).toBe(30 * MINUTE);
  });

  it('counts no more than forty minutes over a restart, and nothing backwards', () => {
    expect(after([{ wall: 0 }, { wall: 6000 }]).forMs).toBe(40 * MINUTE);
    expect(after([{ wall: 0 }, { wall: -90 }]).forMs).toBe(0);
  });
});
