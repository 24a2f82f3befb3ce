import type { CertificateFacts, NetworkFault, ProbeFault } from '../../diagnoses/facts.js';

interface Place {
  host: string;
  port: number;
  stage: NetworkFault['stage'];
  certificate?: CertificateFacts;
}

/** An error of Node's resolver, sockets or TLS as a fault. */
export function networkFault(error: Error, { certificate, ...place }: Place): ProbeFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  const stage = code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') ? 'TLS' : place.stage;
  const message = opensslReason(error) ?? error.message;
  const network = { ...place, stage, code, message: message.slice(0, 500) };
  return { kind: 'network', network: certificate ? { ...network, certificate } : network };
}

/** OpenSSL's message is full of file names and numbers; its `reason` says it in words. */
function opensslReason(error: Error): string | undefined {
  const openssl = 'library' in error && 'reason' in error && typeof error.reason === 'string';
  return openssl ? String(error.reason) : undefined;
}
