import { describe, expect, it } from 'vitest';
import { fromBase32, matchTotp, toBase32, totpCode, totpStep, totpUri } from './totp.js';

const key = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('S10 one-time codes', () => {
  // RFC 6238 appendix B, the SHA-1 rows.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of the RFC after %i seconds', (seconds, code) => {
    expect(totpCode(key, totpStep(at(seconds)), 8)).toBe(code);
  });

  it('hold for one step before and after, and no longer', () => {
    const code = totpCode(key, 100);
    const match = (step: number) => matchTotp(key, code, { now: at(step * 30), lastStep: null });
    expect([98, 99, 100, 101, 102].map(match)).toEqual([undefined, 100, 100, 100, undefined]);
  });

  it('are refused a second time', () => {
    const code = totpCode(key, 100);
    expect(matchTotp(key, code, { now: at(3000), lastStep: 99 })).toBe(100);
    expect(matchTotp(key, code, { now: at(3000), lastStep: 100 })).toBeUndefined();
  });

  it('may be typed with a space and are nothing but six digits', () => {
    const code = totpCode(key, 100);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(matchTotp(key, spaced, { now: at(3000), lastStep: null })).toBe(100);
    for (const typed of ['', '12345', `${code}0`, '１２３４５６', 'abcdef'])
      expect(matchTotp(key, typed, { now: at(3000), lastStep: null })).toBeUndefined();
  });
});

describe('the secret of an authenticator', () => {
  // RFC 4648 section 10.
  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %s is %s in base 32', (plain, text) => {
    expect(toBase32(Buffer.from(plain))).toBe(text);
    expect(fromBase32(text).toString()).toBe(plain);
  });

  it('travels in a URI with its owner and issuer', () => {
    expect(totpUri('MZXW6', 'ana@example.org')).toBe(
      'otpauth://totp/Mailkey:ana%40example.org?secret=MZXW6&issuer=Mailkey',
    );
  });
});
