import { expect, it } from 'vitest';
import { i18n } from './i18n.js';

const sources = Object.values(
  import.meta.glob<string>(['./**/*.{ts,vue}', '!./**/*.test.ts', '!./**/messages.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

function keysOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value as object, `${prefix}${key}.`),
  );
}
const keys = keysOf(i18n.global.messages.value.en);
const features = Object.keys(i18n.global.messages.value.en).join('|');
const said = (pattern: string) =>
  [...sources.matchAll(new RegExp(pattern, 'g'))].map(([, key]) => key ?? '');
const named = said(`'((?:${features})\\.[\\w.-]+)'`);
/** `runs.step.${status}`: any key below may be meant. */
const composed = said(`\`((?:${features})\\.[\\w.]*\\.)\\$\\{`);

it('has every message that the code names', () => {
  const missing = named.filter(
    (key) => !keys.some((one) => one === key || one.startsWith(`${key}.`)),
  );
  expect(missing).toEqual([]);
  expect(named.length).toBeGreaterThan(200);
});

it('keeps no message that nobody says', () => {
  const unsaid = keys.filter(
    (key) => !named.includes(key) && !composed.some((start) => key.startsWith(start)),
  );
  expect(unsaid).toEqual([]);
});
