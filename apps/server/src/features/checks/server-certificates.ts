import { firstEnd } from '../../lib/certificate.js';
import type { CertificateFacts, Facts, ProbeFacts } from '../diagnoses/facts.js';
import type { CheckedServers, ShownCertificate } from '../mailboxes/mail-certificate.store.js';

/** What a check tells of the certificates of a mailbox's servers. */
export function checkedServers(
  { mailboxId }: { mailboxId: string | null },
  { mailbox, probes }: Pick<Facts, 'mailbox' | 'probes'>,
): CheckedServers {
  return {
    mailboxId: mailboxId ?? '',
    directions: (['incoming', 'outgoing'] as const).filter((one) => mailbox?.[one]),
    shown: serverCertificates(probes),
  };
}

/** The certificates that servers showed and that were theirs: trusted, or refused for their age alone. */
export function serverCertificates(seen: readonly ProbeFacts[]): ShownCertificate[] {
  return seen.flatMap((probe) => {
    const certificate = trusted(probe);
    if (!certificate || Number.isNaN(certificate.validTo.getTime())) return [];
    const { place, subject, validTo: endsAt } = firstEnd(certificate);
    const ends =
      place === 'leaf'
        ? ({ chainSubject: null, chainPlace: null } as const)
        : ({ chainSubject: subject, chainPlace: place } as const);
    const direction = probe.protocol === 'SMTP' ? 'outgoing' : 'incoming';
    const { host, port } = probe;
    return [{ direction, host, port, endsAt, ...ends } as const];
  });
}

function trusted({ certificate, fault }: ProbeFacts): CertificateFacts | undefined {
  const refused = fault?.kind === 'network' && fault.network.stage === 'TLS' && fault.network.code;
  if (!refused) return certificate;
  // Nothing else is looked at where a date is wrong, and anybody could show one that has ended.
  const { chain, otherName } = certificate ?? {};
  const isTheirs = !otherName && (chain?.some(({ trusted: known }) => known) ?? true);
  return refused === 'CERT_HAS_EXPIRED' && isTheirs ? certificate : undefined;
}
