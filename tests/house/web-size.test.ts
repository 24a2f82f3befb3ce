import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../apps/web/dist');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const textOf = (file: string) => readFileSync(join(dist, file), 'utf8');
const scripts = files.filter((file) => file.endsWith('.js'));

/** A script with what it imports, and what that imports: what a browser loads before it runs. */
function loadedBy(script: string, found = new Set<string>()): Set<string> {
  if (found.has(script)) return found;
  found.add(script);
  for (const [, name = ''] of textOf(script).matchAll(
    /(?:\bimport|\bfrom)\s*["']\.\/([^"']+)["']/g,
  ))
    loadedBy(`assets/${name}`, found);
  return found;
}

/** Bytes of JavaScript, gzip, until a page of the app is there. */
function sizeOf(page: string): number {
  const found = new Set<string>();
  for (const [, script = ''] of textOf('index.html').matchAll(/"\/(assets\/[^"]+\.js)"/g))
    loadedBy(script, found);
  const own = scripts.filter((file) => file.startsWith(`assets/${page}-`));
  expect(own).toHaveLength(1);
  for (const script of own) loadedBy(script, found);
  expect(found.size).toBeGreaterThan(3);
  return [...found].reduce((sum, script) => sum + gzipSync(textOf(script)).length, 0);
}

it.each([
  ['HomePage', 170_000],
  ['LoginPage', 165_000],
  ['MailboxesPage', 210_000],
  ['OAuthClientsPage', 210_000],
])('%s loads at most %i bytes of JavaScript', (page, most) => {
  expect(sizeOf(page)).toBeLessThanOrEqual(most);
});

it('every text lies beside itself in brotli and gzip', () => {
  const texts = files.filter((file) => /\.(js|css|html|svg)$/.test(file));
  expect(texts.length).toBeGreaterThan(20);
  for (const file of texts) {
    const plain = readFileSync(join(dist, file));
    expect(brotliDecompressSync(readFileSync(join(dist, `${file}.br`))).equals(plain)).toBe(true);
    expect(gunzipSync(readFileSync(join(dist, `${file}.gz`))).equals(plain)).toBe(true);
  }
});

it('no source map is among what is served', () => {
  expect(files.filter((file) => file.includes('.map'))).toEqual([]);
  for (const script of scripts) expect(textOf(script)).not.toContain('sourceMappingURL=');
});
