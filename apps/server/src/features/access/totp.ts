import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a code lives (RFC 6238 section 4.1). */
const PERIOD = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number of the 30-second step that a moment lies in. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / PERIOD);
}

/** HOTP of RFC 4226 section 5.3 over the step: HMAC-SHA-1, dynamic truncation. */
export function totpCode(key: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac[19]! & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step that a code belongs to: this one, one before or one after, and later than the last one used. */
export function matchTotp(
  key: Buffer,
  typed: string,
  { now, lastStep }: { now: Date; lastStep: number | null },
): number | undefined {
  const code = Buffer.from(typed.replace(/\s/g, ''));
  if (code.length !== DIGITS) return undefined;
  const current = totpStep(now);
  return [current - 1, current, current + 1]
    .filter((step) => lastStep === null || step > lastStep)
    .find((step) => timingSafeEqual(Buffer.from(totpCode(key, step)), code));
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, email: string): string {
  const parameters = new URLSearchParams({ secret, issuer: 'Mailkey' });
  return `otpauth://totp/Mailkey:${encodeURIComponent(email)}?${parameters.toString()}`;
}

/** RFC 4648 section 6, without padding, as authenticator apps want it. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[parseInt(group.padEnd(5, '0'), 2)]).join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
