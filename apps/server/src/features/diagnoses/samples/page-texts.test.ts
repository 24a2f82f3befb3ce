import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../diagnose-text.js';
import { mutators, type Mutator } from './mutators.js';
import { pageTexts } from './page-texts.js';
import { now } from './sample.js';

const first = (text: string) => diagnoseText({ text, now })[0]?.code;

/** What people and programs do to letters that not every keyboard has. */
const spoilt: Record<string, Mutator> = {
  ...mutators,
  'without accents': (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replaceAll('ł', 'l')
      .normalize('NFC'),
  decomposed: (text) => text.normalize('NFD'),
};

describe.each(Object.entries(pageTexts))('%s', (code, texts) => {
  it.each(texts)('is seen in: %s', (text) => {
    expect(first(text)).toBe(code);
  });
});

describe.each(Object.entries(spoilt))('%s', (_, spoil) => {
  it('hides no page', () => {
    const missed = Object.entries(pageTexts).flatMap(([code, texts]) =>
      texts
        .map((text) => ({ text: spoil(text, text.length), code }))
        .map((one) => ({ ...one, got: first(one.text) }))
        .filter(({ got }) => got !== code),
    );
    expect(missed).toEqual([]);
  });
});
