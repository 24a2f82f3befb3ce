import { describe, expect, it } from 'vitest';
import { freeSlots, nextInLine } from './slots.js';

describe('the places of a gate', () => {
  const limits = { total: 20, perKey: 4, hanging: { afterMs: 2000, slots: 15 } };

  it.each([
    [{ brisk: 0, hanging: 0 }, 20],
    [{ brisk: 12, hanging: 0 }, 8],
    [{ brisk: 2, hanging: 10 }, 8],
    [{ brisk: 0, hanging: 15 }, 5],
    [{ brisk: 0, hanging: 160 }, 5],
    [{ brisk: 5, hanging: 160 }, 0],
    [{ brisk: 20, hanging: 15 }, 0],
  ])('are free beside %o: %i', (inside, free) => {
    expect(freeSlots(inside, limits)).toBe(free);
  });

  it('are all kept by what hangs where nobody says otherwise', () => {
    expect(freeSlots({ brisk: 0, hanging: 25 }, { total: 20, perKey: 4 })).toBe(0);
  });
});

describe('the next in line', () => {
  const one = (of: string, key = 'a') => ({ of, key });
  const line = [one('ana'), one('ana', 'b'), one('ben', 'b'), one('ben')];
  const next = (counts: Record<string, number>, full: string[] = []) =>
    line.indexOf(
      nextInLine(line, {
        isFull: (key) => full.includes(key),
        insideOf: (owner) => counts[owner] ?? 0,
      }) ?? one('nobody'),
    );

  it('has the fewest inside', () => {
    expect(next({ ana: 3, ben: 2 })).toBe(2);
    expect(next({ ana: 1, ben: 2 })).toBe(0);
  });

  it('came first where others have as many', () => expect(next({ ana: 2, ben: 2 })).toBe(0));

  it('is not one whose key is full', () => {
    expect(next({ ana: 3, ben: 2 }, ['b'])).toBe(3);
    expect(next({}, ['a', 'b'])).toBe(-1);
  });
});
