import type { DiagnosisContent } from '../diagnoses/diagnosis.js';

/** The server works and limits the rate (429, [THROTTLED], SMTP's 4xx and their like): nothing is to be fixed. */
const CODES = new Set([
  'provider-throttled',
  'provider-temporarily-unavailable',
  'client-loop-detected',
  'google-rate-limited',
  'imap-mailbox-in-use',
  'imap-throttled',
  'bandwidth-exceeded',
  'connection-limit',
  'login-rate-limit',
  'pop-login-delay',
  'pop-mailbox-in-use',
  'pop-throttled',
  'smtp-concurrency-limit',
  'smtp-login-rate-limit',
  'smtp-quota-exceeded',
  'smtp-server-temporary',
]);

/** Whether a failed check has shown nothing but servers that want to be asked less. */
export function isThrottled(diagnoses: readonly DiagnosisContent[]): boolean {
  const [first, ...others] = diagnoses.filter(({ severity }) => severity === 'ERROR');
  // What is only supposed may as well be something to fix.
  if (!first || !CODES.has(first.code) || first.certainty !== 'CERTAIN') return false;
  return others.every(({ code, certainty }) => CODES.has(code) || certainty !== 'CERTAIN');
}
