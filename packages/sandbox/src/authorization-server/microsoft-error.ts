import { randomUUID } from 'node:crypto';
import type { Refusal } from '../scenarios/scenario.js';

/** `error_description` as Microsoft writes it: the number, the text, and three lines for its support. */
export function describeRefusal({ code, text }: Refusal, now: Date): string {
  if (!code) return text ?? '';
  const ids = [`Trace ID: ${randomUUID()}`, `Correlation ID: ${randomUUID()}`];
  return [`AADSTS${code}: ${text}`, ...ids, `Timestamp: ${timestamp(now)}`].join('\r\n');
}

/** The JSON body of RFC 6749 section 5.2 with Microsoft's additions. */
export function refusalBody(refusal: Refusal, now: Date): Record<string, unknown> {
  const { error, code, text, suberror } = refusal;
  if (!code) return { error, ...(text && { error_description: text }) };
  return {
    error,
    error_description: describeRefusal(refusal, now),
    error_codes: [code],
    timestamp: timestamp(now),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...(suberror && { suberror }),
  };
}

function timestamp(now: Date): string {
  return now
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z');
}
