import { fastmail } from '../../providers/fastmail.js';
import { google } from '../../providers/google.js';
import { mailHostsOf } from '../../providers/mail-hosts.js';
import { microsoft365 } from '../../providers/microsoft-365.js';
import type { Provider } from '../../providers/provider.js';
import { yahoo } from '../../providers/yahoo.js';
import { yandex } from '../../providers/yandex.js';
import { lintRule, type LintedMailbox, type LintedServer } from './finding.js';
import { byUser, isMicrosoft } from './reading.js';

const known = [microsoft365, google, yahoo, fastmail, yandex];

export const mailboxRules = [
  lintRule('mailbox-host-of-another-provider', (client, { mailboxes }) => {
    const found = find(mailboxes, ({ host }) => {
      const owner = ownerOf(host);
      return (
        owner !== undefined &&
        owner !== client.provider &&
        known.some(({ id }) => id === client.provider)
      );
    });
    return found
      ? {
          severity: 'ERROR',
          title: `${found.address} uses ${found.server.host}, a host of another provider.`,
          fix: 'A token of one provider opens no mailbox of another: choose the hosts of this provider, or another client for the mailbox.',
        }
      : undefined;
  }),

  lintRule('mailbox-port-does-not-fit', (_, { mailboxes }) => {
    const found = find(mailboxes, ({ port, security }) => {
      const usual = security === 'NONE' ? undefined : usually[port]?.security;
      return usual !== undefined && usual !== security;
    });
    return found
      ? {
          severity: 'WARNING',
          title: `${found.address}: port ${found.server.port} usually goes with ${usually[found.server.port]?.security}, not with ${found.server.security}.`,
          fix: 'TLS: 993 (IMAP), 995 (POP3), 465 (SMTP). STARTTLS: 143, 110, 587.',
        }
      : undefined;
  }),

  lintRule('mailbox-port-of-another-protocol', (_, { mailboxes }) => {
    const found = find(mailboxes, ({ port }, protocol) => {
      const usual = usually[port]?.protocol;
      return usual !== undefined && usual !== protocol;
    });
    return found
      ? {
          severity: 'ERROR',
          title: `${found.address}: port ${found.server.port} is for ${usually[found.server.port]?.protocol}, not for ${found.protocol}.`,
          fix: 'IMAP: 993 or 143. POP3: 995 or 110. SMTP: 587 or 465.',
        }
      : undefined;
  }),

  lintRule('mailbox-without-encryption', (_, { mailboxes }) => {
    const found = find(mailboxes, ({ security }) => security === 'NONE');
    return found
      ? {
          severity: 'ERROR',
          title: `${found.address} would send a token without encryption, which Mailkey never does.`,
          fix: 'Choose TLS, or STARTTLS where the port needs it.',
        }
      : undefined;
  }),

  lintRule('shared-mailbox-smtp-login', (client, { mailboxes, account }) => {
    const person = account?.toLowerCase();
    const found = mailboxes.find(({ address, outgoing }) => {
      const own = outgoing?.username.toLowerCase() === address.toLowerCase();
      return own && person !== undefined && address.toLowerCase() !== person;
    });
    return found && isMicrosoft(client) && byUser(client)
      ? {
          severity: 'WARNING',
          title: `${found.address} sends with the shared address as login.`,
          fix: `Over SMTP the login is the person who signed in, ${account}; the shared address is only the From address. Set both in the mailbox.`,
        }
      : undefined;
  }),

  lintRule('several-people-one-grant', (client, { mailboxes, account }) => {
    const logins = new Set(
      mailboxes.flatMap(({ outgoing }) => outgoing?.username.toLowerCase() ?? []),
    );
    return !account && isMicrosoft(client) && byUser(client) && logins.size > 1
      ? {
          severity: 'WARNING',
          title: 'Several people send with one consent.',
          fix: 'The token belongs to the one person who validates: over SMTP use that login for all, with each mailbox as From address.',
        }
      : undefined;
  }),
] as const;

type Protocol = 'IMAP' | 'POP3' | 'SMTP';

/** What a port is for. */
const usually: Record<number, { protocol: Protocol; security?: 'TLS' | 'STARTTLS' }> = {
  993: { protocol: 'IMAP', security: 'TLS' },
  143: { protocol: 'IMAP', security: 'STARTTLS' },
  995: { protocol: 'POP3', security: 'TLS' },
  110: { protocol: 'POP3', security: 'STARTTLS' },
  465: { protocol: 'SMTP', security: 'TLS' },
  587: { protocol: 'SMTP', security: 'STARTTLS' },
  25: { protocol: 'SMTP' },
};

/** Of hosts and ports those that the rules tell apart. */
export const KNOWN = {
  hosts: known.flatMap((provider) => mailHostsOf(provider)),
  ports: Object.keys(usually).map(Number),
};

function find(
  mailboxes: readonly LintedMailbox[],
  holds: (server: LintedServer, protocol: Protocol) => boolean,
): { address: string; protocol: Protocol; server: LintedServer } | undefined {
  const servers = mailboxes.flatMap(({ address, incoming, outgoing }) => [
    ...(incoming ? [{ address, protocol: incoming.protocol, server: incoming }] : []),
    ...(outgoing ? [{ address, protocol: 'SMTP' as const, server: outgoing }] : []),
  ]);
  return servers.find(({ server, protocol }) => holds(server, protocol));
}

function ownerOf(host: string): Provider['id'] | undefined {
  const name = host.toLowerCase();
  return known.find((provider) => mailHostsOf(provider).includes(name))?.id;
}
