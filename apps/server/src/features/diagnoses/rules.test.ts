import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvidence } from './evidence.js';
import type { Facts } from './facts.js';
import { fact } from './matchers.js';
import { rules } from './rules/index.js';
import { client, mailbox, now } from './samples/sample.js';
import { valuesOf } from './values.js';

const folder = new URL('./rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
  .map((name) => name.replace(/\.ts$/, ''));

const providers = [
  'MICROSOFT_365',
  'GOOGLE',
  'YAHOO',
  'YANDEX',
  'FASTMAIL',
  'GENERIC',
  'SANDBOX',
] as const;
const known = (provider: Facts['provider']): Facts => ({
  now,
  provider,
  client,
  mailbox,
  probes: [],
});
const bare = (provider: Facts['provider']): Facts => ({ now, provider, probes: [] });
const facts = providers.flatMap((provider) => [known(provider), bare(provider)]);

it('registers every rule once, under the name of its file', () => {
  expect(rules.map(({ code }) => code).sort()).toEqual(files.sort());
  expect(new Set(rules).size).toBe(rules.length);
});

it('refines only diagnoses that exist', () => {
  const codes = new Set(rules.map(({ code }) => code));
  expect(rules.flatMap(({ refines }) => refines).filter((code) => !codes.has(code))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it('has a short title and a plain cause', () => {
    expect(rule.title.length).toBeLessThanOrEqual(70);
    expect(rule.title).toMatch(/^\S.*[^.]$/);
    expect(rule.cause).toMatch(/\.$/);
    expect(rule.cause.length).toBeLessThanOrEqual(330);
    expect(rule.title + rule.cause).not.toMatch(/!|[<>{}]|\bundefined\b/);
    expect(rule.docsUrl ?? 'https://').toMatch(/^https:\/\//);
  });

  it('says what to do, whatever is known', () => {
    for (const one of facts) {
      const match = fact('CERTAIN', 'x');
      const {
        title,
        cause,
        fix,
        commands = [],
      } = rule.repair(valuesOf(readEvidence(one), match), match);
      const texts = [...fix, ...commands, title ?? 'x', cause ?? 'x'];
      expect(fix.length).toBeGreaterThan(0);
      expect((title ?? '').length).toBeLessThanOrEqual(70);
      for (const text of texts) {
        expect(text).toMatch(/\S/);
        expect(text).not.toMatch(/undefined|NaN|\[object|null|!|\.\.(?!\.)|\s{2}/);
      }
    }
  });

  it('is silent where nothing is wrong', () => {
    for (const one of facts) expect(rule.match(readEvidence(one))).toBeUndefined();
  });
});
