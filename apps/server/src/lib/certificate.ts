import type { PeerCertificate } from 'node:tls';

/** What a server's certificate says of itself. */
export interface CertificateFacts {
  subject: string;
  altNames: string[];
  issuer: string;
  validFrom: Date;
  validTo: Date;
}

/** The facts of a certificate, texts cut; undefined when the server showed none. */
export function certificateFacts(certificate: PeerCertificate): CertificateFacts | undefined {
  if (!certificate.subject) return undefined;
  const names = (certificate.subjectaltname ?? '').split(', ').filter((name) => name !== '');
  return {
    subject: nameWords(certificate.subject),
    altNames: names
      .slice(0, 50)
      .map((name) => name.replace(/^(DNS|IP Address):/, '').slice(0, 255)),
    issuer: nameWords(certificate.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
  };
}

function nameWords(name: PeerCertificate['subject'] | undefined): string {
  const one = (value: string | string[] | undefined): string => String(value ?? '').slice(0, 200);
  return one(name?.CN) || one(name?.O);
}
