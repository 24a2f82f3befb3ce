import { createHmac } from 'node:crypto';
import type { Secret } from '../../lib/secret.js';

/**
 * The headers that let a receiver know a delivery for Mailkey's: the time of sending in seconds, and
 * HMAC-SHA256 over that time, a dot and the body. The time is signed, so an old delivery cannot be
 * sent again as a new one; `v1` lets receivers take another scheme beside this one some day.
 */
export function signatureHeaders(body: string, secret: Secret, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', secret.reveal()).update(`${timestamp}.${body}`).digest('hex');
  return { 'Mailkey-Timestamp': timestamp, 'Mailkey-Signature': `v1=${mac}` };
}
