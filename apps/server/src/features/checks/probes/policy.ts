import { policyFailure } from './fault.js';
import type { ProbeTarget } from './probe.js';
import { safeAddress, safeText, safeToken, UnsafeValue } from '../../../lib/sasl.js';

/**
 * What Mailkey refuses before any byte is sent: a token without TLS, plain text to a host that is
 * not listed for it, control characters that would end a command or a SASL field. Throws ProbeFailure.
 */
export function checkPolicy(target: ProbeTarget, allowPlaintextFor: readonly string[]): void {
  const { credential, host, security } = target;
  if (security === 'NONE' && credential.kind === 'token') {
    throw policyFailure('token-without-tls', 'A token is never sent without TLS.');
  }
  if (security === 'NONE' && !allowPlaintextFor.includes(host.toLowerCase())) {
    const message = `Connections without TLS are not allowed to ${host}.`;
    throw policyFailure('plaintext-not-allowed', message);
  }
  try {
    safeText(host, 'host');
    safeText(target.username, 'login');
    safeAddress(target.fromAddress ?? '');
    safeAddress(target.recipient ?? '');
    if (credential.kind === 'token') safeToken(credential.token.reveal());
    else safeText(credential.password.reveal(), 'password');
  } catch (error) {
    if (error instanceof UnsafeValue) throw policyFailure('unsafe-value', error.message);
    throw error;
  }
}
