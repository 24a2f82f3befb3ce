import { maskSecrets } from '@mailkey/secret-shapes';
import { maskPasted } from '@mailkey/server/features/diagnoses/mask-pasted';
import { maskAnswer } from '@mailkey/server/features/token-endpoint/mask-answer';
import { createMask } from '@mailkey/server/lib/mask';
import { scrub } from '@mailkey/server/lib/scrub';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../testkit/random.js';

const VALUES = 20_000;
const random = createRandom('the masks');
const bytes = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => random() * 256));

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function base32(raw: Buffer): string {
  const bits = [...raw].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/g, (five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2)));
}
const alphabets: Record<string, (raw: Buffer) => string> = {
  base64: (raw) => raw.toString('base64'),
  base64url: (raw) => raw.toString('base64url'),
  hexadecimal: (raw) => raw.toString('hex'),
  base32,
};
const withoutName: ((token: string) => string)[] = [
  (token) => token,
  (token) => `I sent ${token}, and it was refused.`,
  (token) => JSON.stringify({ sent: token, expires: 3600 }),
  (token) => `https://api.example.com/v1/users/${token}/messages?top=1`,
];
const introduced: ((token: string) => string)[] = [
  (token) => `Bearer ${token} AADSTS50011`,
  (token) => `got basic ${token}`,
  (token) => `a1 AUTHENTICATE XOAUTH2 ${token}\r\na1 NO failed`,
  (token) => `OAUTHBEARER ${token}`,
  (token) => `AUTH PLAIN ${token}`,
  (token) => `AUTH LOGIN ${token}`,
  (token) => `user=a@b.example\u0001auth=Bearer ${token}\u0001\u0001`,
  (token) => `Authorization: ${token}`,
  (token) => `X-Api-Key: ${token}`,
  (token) => `Cookie: a=${token}; b=1`,
  (token) => `password=${encodeURIComponent(token)}&x=1`,
  (token) => `{"log":"{\\"client_secret\\":\\"${token}\\"}"}`,
  (token) => `https://a.example/cb?code=${encodeURIComponent(token)}&x=1`,
  (token) => `334 VXNlcm5hbWU6\r\n${token}\r\n535 no`,
];
/** Every sign that can be printed, but for blanks, quotes and backslashes. */
const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter(
  (sign) => !'"\'`\\'.includes(sign),
);
const signs = (raw: Buffer): string =>
  [...raw].map((byte) => SIGNS[byte % SIGNS.length] as string).join('');
const inHeaders: ((token: string) => string)[] = [
  (token) => `Authorization: ${token}`,
  (token) => `Authorization: Bearer ${token}\r\nAccept: */*`,
  (token) => `Host: a.example\r\nX-Api-Key: ${token}\r\nAccept: */*`,
];
const masks: Record<string, (text: string) => string> = {
  'the list itself': maskSecrets,
  'pasted text': maskPasted,
  'answers of providers': (text) => maskAnswer(text, []),
  transcripts: createMask([]),
  'the log': (text) => JSON.stringify(scrub({ msg: text })),
};

/** The token, as it was or as it may stand after decoding, without what base64 ends with. */
const shows = (text: string, token: string): boolean => text.includes(token.replace(/=+$/, ''));
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

describe.each(Object.keys(masks))('M5 random values in %s', (name) => {
  const mask = masks[name] as (text: string) => string;

  it(`stay hidden behind a name, a scheme or a command, ${VALUES} of 9 to 48 bytes`, () => {
    const shown: string[] = [];
    for (let count = 0; count < VALUES; count += 1) {
      const token = pick(Object.values(alphabets))(bytes(9 + Math.floor(random() * 40)));
      const text = pick(introduced)(token);
      if (shows(mask(text), token)) shown.push(text);
    }
    expect(shown).toEqual([]);
  });

  it(`stay hidden in headers with any sign in them, ${VALUES} of 9 to 48 characters`, () => {
    const shown: string[] = [];
    for (let count = 0; count < VALUES; count += 1) {
      const token = signs(bytes(9 + Math.floor(random() * 40)));
      const text = pick(inHeaders)(token);
      // The first signs may be taken for a part of what stands between name and value.
      if (mask(text).includes(token.slice(-6))) shown.push(text);
    }
    expect(shown).toEqual([]);
  });
});

describe.each(Object.keys(alphabets))('M6 random values in %s that no name introduces', (name) => {
  const written = alphabets[name] as (raw: Buffer) => string;

  it(`stay hidden, all but 1 in 10,000 of 24 bytes`, () => {
    const shown: string[] = [];
    for (let count = 0; count < VALUES; count += 1) {
      const token = written(bytes(24));
      const text = pick(withoutName)(token);
      // Each place that masks has its share: four times so many values in all.
      const place = pick(Object.values(masks));
      if (shows(maskSecrets(text), token) || shows(place(text), token)) shown.push(text);
    }
    // Two of 20,000 are expected at the most: more than seven would be one run in a thousand.
    expect(shown.length, shown.join('\n')).toBeLessThanOrEqual(7);
  });
});

/** As client secrets and proofs (RFC 7636 section 4.1) are written: dots and tildes part them into short pieces. */
const DOTTED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.~+/'.split('');

it(`M12 random values of 32 letters, digits and . ~ + / stay hidden, all but 1 in 200`, () => {
  const shown: string[] = [];
  for (let count = 0; count < VALUES; count += 1) {
    const token = Array.from({ length: 32 }, () => pick(DOTTED)).join('');
    const text = pick(withoutName)(token);
    if (shows(maskSecrets(text), token)) shown.push(text);
  }
  expect(shown.length, shown.join('\n')).toBeLessThanOrEqual(VALUES / 200);
});
