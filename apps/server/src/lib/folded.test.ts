import { describe, expect, it } from 'vitest';
import { folded, sortKey } from './folded.js';

describe('folded', () => {
  it.each([
    ['MÜLLER', 'muller'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['Ærøskøbing', 'aeroskobing'],
    ['ŁÓDŹ', 'lodz'],
    ['İstanbul IĞDIR ığdır', 'istanbul igdir igdir'],
    ['Ångström', 'angstrom'],
    ['Þórður Đorđe', 'thordur dorde'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Ёлка Й', 'елка и'],
    ['ﬁnance Ｗｉｄｅ ①', 'finance wide 1'],
    ['Nguyễn Ṩ', 'nguyen s'],
    ['हिन्दी ไทย', 'हिन्दी ไทย'],
    ['שָׁלוֹם', 'שלום'],
    ['  a \u00a0\t b\u200b\u00adc\u0000 ', 'a bc'],
    ['O’Neil', "o'neil"],
    ['', ''],
  ])('%s is looked for as %s', (text, wanted) => {
    expect(folded(text)).toBe(wanted.normalize('NFKD'));
    expect(folded(folded(text))).toBe(folded(text));
  });
});

describe('sortKey', () => {
  it('sorts as people sort', () => {
    const names = [
      'zoe',
      'Box 10',
      'Älter',
      'box 9',
      'alt',
      'Box 009a',
      'Émile',
      'Zoé 2',
      'eva',
      'Box',
    ];
    const sorted = names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    expect(sorted).toEqual([
      'alt',
      'Älter',
      'Box',
      'box 9',
      'Box 009a',
      'Box 10',
      'Émile',
      'eva',
      'zoe',
      'Zoé 2',
    ]);
  });

  it('takes numbers and names of any length', () => {
    expect(sortKey('0')).toBe('010');
    expect(sortKey('00')).toBe('010');
    expect(sortKey('9'.repeat(500)).length).toBeLessThanOrEqual(200);
    expect(sortKey('😀'.repeat(300))).toBe('😀'.repeat(200));
  });
});
