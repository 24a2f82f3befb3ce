import type { Ending } from '../expiration.js';
import type { Seen, SeenCertificate } from '../seen.js';

/** TLS certificates of mail servers, one entry for each server however many mailboxes it has. */
export function mailCertificateEndings({ certificates }: Seen): Ending[] {
  return certificates.map((certificate) => {
    const { host, port, endsAt, mailbox, byProvider, chain } = certificate;
    return {
      subject: `${host}:${port}`,
      endsAt,
      certainty: 'KNOWN',
      title: `TLS certificate of ${host}, port ${port}`,
      detail: `${usedBy(certificate)} ${chain ? `${whose(chain)} ` : ''}From then on Mailkey refuses the connection, as every careful mail program does.`,
      fix: byProvider
        ? ['The provider renews it. If it is still the same a day before its end, ask them.']
        : [
            chain
              ? 'Install the authority’s present chain on the mail server: mostly renewing the server’s certificate brings it along.'
              : 'Renew the certificate on the mail server and load it there. Most servers do so by themselves a month before.',
            'Check a mailbox: Mailkey then sees the new one.',
          ],
      actor: byProvider ? 'NOBODY' : 'OPERATOR',
      host,
      ...(mailbox && { mailboxId: mailbox.id }),
      // Large providers renew late, and nobody here can do it for them.
      ...(byProvider && { remindFromDays: 1 }),
    };
  });
}

function usedBy({ mailbox, mailboxes }: SeenCertificate): string {
  if (mailbox) return `${mailbox.name} uses this server.`;
  return `${mailboxes} mailboxes use this server.`;
}

/** The server's own ends later, and renewing that one alone changes nothing. */
const whose = ({ place, subject }: NonNullable<SeenCertificate['chain']>): string =>
  `The ${place} certificate “${subject}” of its chain ends first.`;
