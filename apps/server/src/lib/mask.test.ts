import { describe, expect, it } from 'vitest';
import { MASKED } from '@mailkey/secret-shapes';
import { createMask } from './mask.js';

const token = 'opaque~Token/With+Every.Sort-Of_character=42';
const password = 'correct "horse" \\battery';
const mask = createMask([token, password]);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('createMask', () => {
  it('masks a secret as it is, quoted and percent-encoded', () => {
    expect(mask(`auth=${token};`)).toBe(`auth=${MASKED};`);
    expect(mask(`a LOGIN bob "${password.replace(/["\\]/g, '\\$&')}"`)).toBe(
      `a LOGIN bob "${MASKED}"`,
    );
    expect(mask(`?t=${encodeURIComponent(token)}&x=1`)).toBe(`?t=${MASKED}&x=1`);
    const form = new URLSearchParams({ t: password, u: token }).toString();
    expect(mask(form)).toBe(`t=${MASKED}&u=${MASKED}`);
  });

  it('masks a secret that is cut off', () => {
    expect(mask(`535 bad token ${token.slice(0, 20)}`)).toBe(`535 bad token ${MASKED}`);
  });

  it('masks the base64 of SASL messages, whatever stands around the secret', () => {
    for (const user of ['a', 'ab', 'abc', 'support@contoso.com']) {
      const sasl = `user=${user}\x01auth=Bearer ${token}\x01\x01`;
      const line = mask(`A1 AUTHENTICATE XOAUTH2 ${base64(sasl)}`);
      expect(line).toBe(`A1 AUTHENTICATE XOAUTH2 ${MASKED}`);
    }
    expect(mask(`PLAIN ${base64(`\0bob\0${password}`)}`)).toBe(`PLAIN ${MASKED}`);
    expect(createMask(['pw'])(`C: ${base64('pw')}`)).toBe(`C: ${MASKED}`);
  });

  it('finds bearer tokens and JWTs that it was not told of', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';
    expect(mask(`got ${jwt}, sorry`)).toBe(`got ${MASKED}, sorry`);
    expect(mask(`got ${jwt.slice(0, 30)}`)).toBe(`got ${MASKED}`);
    expect(mask('Authorization: bearer abc.def')).toBe(`Authorization: bearer ${MASKED}`);
    expect(mask('ya29.a0Af_B and the rest')).toBe(`${MASKED} and the rest`);
  });

  it('leaves other text alone', () => {
    const text =
      '* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] The Microsoft Exchange IMAP4 service is ready.';
    expect(mask(text)).toBe(text);
    const challenge = `334 ${base64('{"status":"401","schemes":"bearer"}')}`;
    expect(mask(challenge)).toBe(challenge);
    expect(createMask([''])('abc')).toBe('abc');
  });

  it('says of a text that it has seen what it said before, whatever it was asked between', () => {
    const [plain, secret] = ['* OK ready for box', 'got ya29.a0Af_B and the rest'];
    for (let at = 0; at < 2500; at += 1) {
      mask(`* OK ready for box ${at}`);
      expect(mask(plain)).toBe(plain);
      expect(mask(secret)).toBe(`got ${MASKED} and the rest`);
      expect(createMask(['ready'])(plain)).toBe(`* OK ${MASKED} for box`);
    }
  });

  it('E7 takes linear time on 64 KiB of hostile text', () => {
    const start = process.cpuUsage();
    for (const unit of [
      'A',
      'eyJ',
      'eyJ-',
      'Bearer ',
      base64(token).slice(0, 12),
      token.slice(0, 12),
      '.',
    ]) {
      mask(unit.repeat(65_536 / unit.length));
    }
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});
