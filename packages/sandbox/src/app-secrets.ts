import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of the app registration. It may hold several, each with an end of its own, as Microsoft's does. */
export interface AppSecret {
  value: string;
  /** Absent: it never ends. */
  endsAt?: number;
}

/** In the shape of Microsoft's secrets. */
export function newSecretValue(): string {
  const text = randomBytes(30).toString('base64url');
  return `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
}

export function findSecret(secrets: readonly AppSecret[], given: string): AppSecret | undefined {
  return secrets.find(({ value }) => equal(value, given));
}

function equal(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
