import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qrPath } from './qr-path.js';

/** What the path paints, read back. */
function painted(d: string, size: number): string[] {
  const lines = Array.from({ length: size }, () => Array.from({ length: size }, () => ' '));
  for (const [, x, y, length] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    lines[Number(y)]!.fill('#', Number(x), Number(x) + Number(length));
  return lines.map((line) => line.join(''));
}

const URI = 'otpauth://totp/Mailkey:ana%40contoso.com?secret=JBSWY3DPEHPK3PXP&issuer=Mailkey';

it.each([
  ['a usual address', URI],
  ['a long one', `${URI}&image=${'x'.repeat(300)}`],
  ['letters of other alphabets', 'otpauth://totp/Ügłö:здравствуйте?secret=JBSWY3DPEHPK3PXP'],
])('paints the code of %s, with four modules of quiet around it', (_what, text) => {
  const { d, size } = qrPath(text);
  const lines = painted(d, size);
  const code = encode(text, { ecc: 'M', border: 0 }).data.map((line) =>
    line.map((dark) => (dark ? '#' : ' ')).join(''),
  );
  expect(size).toBe(code.length + 8);
  expect(lines.slice(4, -4).map((line) => line.slice(4, -4))).toEqual(code);
  const quiet = [...lines.slice(0, 4), ...lines.slice(-4)].join('');
  expect(quiet + lines.map((line) => line.slice(0, 4) + line.slice(-4)).join('')).toMatch(/^ *$/);
});
