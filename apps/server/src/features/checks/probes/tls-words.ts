import { firstEnd } from '../../../lib/certificate.js';
import type { CertificateFacts } from '../../diagnoses/facts.js';
import { linkWords } from '../../diagnoses/repairs/certificates.js';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Such as "TLS 1.3, certificate until 14 Mar 2027", and by which of the chain, where it is not the server’s own. */
export function tlsWords(protocol: string, certificate: CertificateFacts | undefined): string {
  const version = protocol.replace(/^TLSv/, 'TLS ');
  if (!certificate) return version;
  const first = firstEnd(certificate);
  const whose = first.place === 'leaf' ? '' : `, when ${linkWords(first)} ends`;
  return `${version}, certificate until ${DAY.format(first.validTo)}${whose}`;
}
