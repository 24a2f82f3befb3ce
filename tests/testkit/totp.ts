import { fromBase32, totpCode, totpStep } from '@mailkey/server/features/access/totp';

/** What an authenticator app shows at a moment. */
export function codeOf(secret: string, at = new Date()): string {
  return totpCode(fromBase32(secret), totpStep(at));
}
