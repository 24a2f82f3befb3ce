import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import { cataloguePage } from './catalogue-page.js';
import { rules } from './rules/index.js';

it('lists every diagnosis once, along the way of a connection', () => {
  const entries = catalogue();
  expect(entries).toHaveLength(rules.length);
  expect(new Set(entries.map(({ code }) => code)).size).toBe(rules.length);
  expect(entries[0]?.stage).toBe('SETTINGS');
  expect(entries.at(-1)?.stage).toBe('SMTP');
});

it('agrees with docs/diagnoses.md (renew it by: npm run build, node scripts/diagnoses-page.js)', () => {
  const page = new URL('../../../../../docs/diagnoses.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(cataloguePage(catalogue()));
});
