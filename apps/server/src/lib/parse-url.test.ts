import { describe, expect, it } from 'vitest';
import { canonicalHost } from './address-rules.js';
import { parseUrl } from './parse-url.js';

/** By then Node has compiled what is called. */
const OFTEN = 20_000;

describe('an address with letters beyond ASCII', () => {
  it.each(['https://bücher.example/token', 'https://login.example/größe', 'https://ñandú.example'])(
    'is one however often %s is read',
    (text) => {
      const { href } = new URL(text);
      const seen = new Set(Array.from({ length: OFTEN }, () => parseUrl(text)?.href));
      expect([...seen]).toEqual([href]);
    },
  );

  it('stays the host of a mail server', () => {
    const seen = new Set(Array.from({ length: OFTEN }, () => canonicalHost('müller.example')));
    expect([...seen]).toEqual(['xn--mller-kva.example']);
  });
});

it('is nothing where a text is no address', () => {
  for (const text of ['', 'no url', 'https://', 'https://[::1', '//host']) {
    expect(parseUrl(text)).toBeUndefined();
  }
  expect(parseUrl('/path', 'https://host.example')?.href).toBe('https://host.example/path');
});
