import { expect, it } from 'vitest';
import { createI18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n';
// @ts-expect-error -- the whole package, which has no types under this name
import { createI18n as createWhole } from 'vue-i18n/dist/vue-i18n.mjs';
import { i18n, loadMessages } from '../i18n.js';
import { compileMessage } from './message-compiler.js';

type Messages = Record<string, LocaleMessageValue<VueMessageType>>;
type Say = (key: string, values: object, count: number) => string;

/** With the compiler of the package, and with ours. */
function inBoth(messages: Messages): [theirs: Say, ours: Say] {
  const options = { legacy: false, locale: 'en', messages: { en: messages } } as const;
  const theirs = (createWhole as typeof createI18n)(options);
  const ours = createI18n({ ...options, messageCompiler: compileMessage });
  return [theirs, ours].map(
    ({ global }) =>
      (...said: Parameters<Say>) =>
        (global.t as Say)(...said),
  ) as [Say, Say];
}

const keysOf = (messages: object, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value as object, `${prefix}${key}.`),
  );

const named = (text: string) =>
  Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, `<${name}>`]));

it('says each message of the app as the package would', async () => {
  await loadMessages();
  const messages = i18n.global.messages.value.en as unknown as Messages;
  const [theirs, ours] = inBoth(messages);
  const keys = keysOf(messages);
  expect(keys.length).toBeGreaterThan(500);
  for (const key of keys)
    for (const count of [0, 1, 2, 7]) {
      const given = { ...named(i18n.global.tm(key) as unknown as string), count };
      expect(ours(key, given, count)).toBe(theirs(key, given, count));
    }
});

it.each([
  ['a {name}', { name: 'b' }],
  ['{a}{b}', { a: 0, b: null }],
  ['{missing} is nothing', {}],
  ["x{'@'}y {'|'} {'{'}z{'}'}", {}],
  ['none | one {n} | {n} of {count}', {}],
  ['one | many', {}],
  ['', {}],
])('says %j as the package would', (text, given) => {
  const [theirs, ours] = inBoth({ text });
  for (const count of [0, 1, 2, 3])
    expect(ours('text', given, count)).toBe(theirs('text', given, count));
});
