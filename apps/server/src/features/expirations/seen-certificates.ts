import type { Providers } from '../providers/index.js';
import type { SeenCertificate } from './seen.js';

/** How many mailboxes have seen one certificate of one server. */
export interface CertificateCount {
  host: string;
  port: number;
  /** Epoch milliseconds; PostgreSQL answers them, and counts, as texts. */
  endsAt: number | string;
  chainSubject: string | null;
  chainPlace: 'intermediate' | 'root' | null;
  seenAt: number | string;
  mailboxes: number | string;
  mailboxId: string;
  mailboxName: string;
}

/** One certificate for each server: the one that was seen last, whoever saw it. */
export function seenCertificates(
  counts: readonly CertificateCount[],
  providers: Providers,
): SeenCertificate[] {
  const known = new Set(
    Object.values(providers)
      .filter(({ id }) => id !== 'SANDBOX')
      .flatMap(({ incoming, outgoing }) => [...incoming, ...(outgoing ? [outgoing] : [])])
      .map(({ host }) => host),
  );
  const byServer = new Map<string, CertificateCount[]>();
  for (const count of counts) {
    const server = `${count.host.toLowerCase()}:${count.port}`;
    byServer.set(server, [...(byServer.get(server) ?? []), count]);
  }
  return [...byServer.values()].flatMap((seen) => {
    const [latest] = [...seen].sort((one, other) => Number(other.seenAt) - Number(one.seenAt));
    if (!latest) return [];
    const mailboxes = seen.reduce((sum, one) => sum + Number(one.mailboxes), 0);
    const only = mailboxes === 1 ? { id: latest.mailboxId, name: latest.mailboxName } : undefined;
    return [
      {
        host: latest.host.toLowerCase(),
        port: latest.port,
        mailboxes,
        endsAt: new Date(Number(latest.endsAt)),
        ...(latest.chainPlace && {
          chain: { place: latest.chainPlace, subject: latest.chainSubject ?? '' },
        }),
        byProvider: known.has(latest.host.toLowerCase()),
        ...(only && { mailbox: only }),
      },
    ];
  });
}
