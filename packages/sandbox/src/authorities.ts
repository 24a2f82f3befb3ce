import { createAuthority, createLeaf, createSelfSigned, type Certificate } from './certificates.js';
import type { FaultCertificates } from './mail/fault-servers.js';

const day = 24 * 60 * 60 * 1000;
const ownNames = ['localhost', '127.0.0.1', '::1'];

/** The certificate that the sandbox's own servers show. */
export function createServerCertificate(issuer: Certificate, now: Date): Promise<Certificate> {
  return createLeaf({ issuer, names: ownNames, ...validity(now, -1, 365) });
}

/** One certificate for each way in which a certificate can be wrong. */
export async function createFaultCertificates(
  issuer: Certificate,
  now: Date,
): Promise<FaultCertificates> {
  const stranger = await createAuthority('Inspection proxy', now);
  const byStranger = await createLeaf({
    issuer: stranger,
    names: ownNames,
    ...validity(now, -1, 365),
  });
  return {
    'certificate-of-another-name': await createLeaf({
      issuer,
      names: ['outlook.example.test'],
      ...validity(now, -1, 365),
    }),
    'certificate-expired': await createLeaf({ issuer, names: ownNames, ...validity(now, -90, -1) }),
    'certificate-self-signed': await createSelfSigned(ownNames, now),
    'certificate-of-a-proxy': {
      key: byStranger.key,
      certificate: `${byStranger.certificate}\n${stranger.certificate}`,
    },
    'certificate-chain-incomplete': byStranger,
  };
}

function validity(now: Date, from: number, to: number): { validFrom: Date; validTo: Date } {
  return {
    validFrom: new Date(now.getTime() + from * day),
    validTo: new Date(now.getTime() + to * day),
  };
}
