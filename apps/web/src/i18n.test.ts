import { expect, it, vi } from 'vitest';

// As in a browser that has just come: other files of this worker may have loaded all messages.
vi.resetModules();
const { i18n, loadMessages } = await import('./i18n.js');

const files = import.meta.glob<string>(
  ['./**/*.{ts,vue}', '!./**/*.test.ts', '!./**/messages.ts', '!./**/first-messages.ts'],
  { query: '?raw', import: 'default', eager: true },
);

function keysOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value as object, `${prefix}${key}.`),
  );
}
const firstKeys = keysOf(i18n.global.messages.value.en);
await loadMessages();
const keys = keysOf(i18n.global.messages.value.en);
const features = Object.keys(i18n.global.messages.value.en).join('|');

function saidIn(texts: string[]) {
  const said = (pattern: string) =>
    [...texts.join('\n').matchAll(new RegExp(pattern, 'g'))].map(([, key]) => key ?? '');
  return {
    named: said(`'((?:${features})\\.[\\w.-]+)'`),
    /** `runs.step.${status}`: any key below may be meant. */
    composed: said(`\`((?:${features})\\.[\\w.]*\\.)\\$\\{`),
  };
}
const { named, composed } = saidIn(Object.values(files));

/** What a file imports, and what that imports, but for what comes later. */
function importsOf(path: string, found = new Set<string>()): Set<string> {
  const text = files[path];
  if (text === undefined || found.has(path)) return found;
  found.add(path);
  for (const [, to = ''] of text.matchAll(/from '(\.[^']+)';/g))
    importsOf(`.${new URL(to, `file:///${path}`).pathname.replace(/\.js$/, '.ts')}`, found);
  return found;
}

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

it('has every message of what people see first before the others come', () => {
  const first = [
    ...['./App.vue', './pages/HomePage.vue', './pages/LoginPage.vue', './ui/ConfirmDialog.vue'],
    ...['AppFrame', 'AppDrawer', 'CommandPalette', 'PersonChoices'].map(
      (name) => `./features/frame/${name}.vue`,
    ),
    './features/access/ProofDialog.vue',
  ];
  const seen = [...new Set(first.flatMap((path) => [...importsOf(path)]))];
  expect(seen).toContain('./features/mailboxes/MailboxTable.vue');
  const said = saidIn(seen.map((path) => files[path] ?? ''));
  const late = keys.filter(
    (key) =>
      (said.named.includes(key) || said.composed.some((start) => key.startsWith(start))) &&
      !firstKeys.includes(key),
  );
  expect(late).toEqual([]);
});
