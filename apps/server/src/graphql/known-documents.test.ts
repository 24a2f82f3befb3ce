import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { createKnownDocuments } from './known-documents.js';

const document = parse('{ a }');

it('knows what was remembered, by the very text', () => {
  const known = createKnownDocuments();
  known.remember('{ a }', document);
  expect(known.find('{ a }')).toBe(document);
  expect(known.find('{ a  }')).toBeUndefined();
});

it('forgets the oldest of too many, and counts none twice', () => {
  const known = createKnownDocuments();
  const text = (number: number) => `{ a } # ${number} ${'x'.repeat(9_980)}`;
  for (let again = 0; again < 50; again += 1) known.remember(text(0), document);
  for (let number = 1; number <= 20; number += 1) known.remember(text(number), document);
  const found = Array.from({ length: 21 }, (_, number) => known.find(text(number)) !== undefined);
  expect(found).toEqual(Array.from({ length: 21 }, (_, number) => number > 0));
});

it('does not take in what would push out many others', () => {
  const known = createKnownDocuments();
  known.remember('x'.repeat(20_001), document);
  expect(known.find('x'.repeat(20_001))).toBeUndefined();
});
