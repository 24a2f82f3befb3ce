import type { CertificateFacts } from '../../diagnoses/facts.js';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Such as "TLS 1.3, certificate until 14 Mar 2027". */
export function tlsWords(protocol: string, certificate: CertificateFacts | undefined): string {
  const version = protocol.replace(/^TLSv/, 'TLS ');
  return certificate ? `${version}, certificate until ${DAY.format(certificate.validTo)}` : version;
}
