import { describe, expect, it } from 'vitest';
import { pressed, sortingOf, sortText } from './sorting.js';

const ORDERS = ['NAME', 'STATE', 'CHANGED'] as const;

describe('a sorting', () => {
  it.each(['', 'STATE', '-STATE', '-NAME'])('%s survives in an address', (text) => {
    expect(sortText(ORDERS, sortingOf(ORDERS, text)) ?? '').toBe(text);
  });

  it('is the usual one where an address holds none', () => {
    for (const text of ['NAME', 'nonsense', '-', '-nonsense', '--NAME'])
      expect(sortingOf(ORDERS, text)).toEqual({ by: 'NAME', descending: false });
  });

  it('is turned by pressing the same heading again', () => {
    const by = pressed(sortingOf(ORDERS, ''), 'STATE');
    expect(by).toEqual({ by: 'STATE', descending: false });
    expect(pressed(by, 'STATE')).toEqual({ by: 'STATE', descending: true });
    expect(pressed(by, 'CHANGED')).toEqual({ by: 'CHANGED', descending: true });
  });
});
