import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret } from 'otpauth';

/** Seconds that a code lives (RFC 6238 section 4.1). */
const PERIOD = 30;
const DIGITS = 6;

/** The number of the 30-second step that a moment lies in. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / PERIOD);
}

/** HOTP of RFC 4226 section 5.3 over the step. */
export const totpCode = (key: Buffer, step: number, digits = DIGITS): string =>
  HOTP.generate({ secret: secretOf(key), counter: step, digits });

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

/** What an authenticator app reads from a QR code: what is left out has the defaults of all apps. */
export function totpUri(secret: string, email: string): string {
  const parameters = new URLSearchParams({ secret, issuer: 'Mailkey' });
  return `otpauth://totp/Mailkey:${encodeURIComponent(email)}?${parameters.toString()}`;
}

/** RFC 4648 section 6, without padding, as authenticator apps want it. */
export const toBase32 = (bytes: Buffer): string => secretOf(bytes).base32;

export const fromBase32 = (text: string): Buffer => Buffer.from(Secret.fromBase32(text).bytes);

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer });
