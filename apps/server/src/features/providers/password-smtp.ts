import { cloudFacts, clouds } from './cloud.js';

/**
 * The end of passwords for sending (Basic authentication of SMTP AUTH) at Exchange Online.
 * Source: message centre MC786329, update of January 2026; Exchange team blog 4489835. Read 30 Nov 2026.
 */
export const passwordSmtp = {
  /** End of December 2026: off by default for tenants of before; their administrators may switch it on again. */
  offByDefaultAt: new Date('2026-12-31T00:00:00Z'),
  /** The final end is announced for the second half of 2027, without a day: this is its first. */
  endsAt: new Date('2027-07-01T00:00:00Z'),
} as const;

/** ON: as the switches say. OFF_BY_DEFAULT: an administrator may switch it on again. ENDED: nobody can. */
export type PasswordSmtp = 'ON' | 'OFF_BY_DEFAULT' | 'ENDED';

export function passwordSmtpAt(now: Date): PasswordSmtp {
  if (now >= passwordSmtp.endsAt) return 'ENDED';
  return now >= passwordSmtp.offByDefaultAt ? 'OFF_BY_DEFAULT' : 'ON';
}

/** Every name of Exchange Online that takes mail from those who sign in, in all of its clouds. */
export const exchangeServers: readonly string[] = [
  ...new Set(
    clouds.flatMap((cloud) => {
      const { imap, smtp, mailHosts } = cloudFacts[cloud];
      return [imap, smtp, ...mailHosts];
    }),
  ),
];

export const isExchange = (host: string): boolean =>
  exchangeServers.includes(host.trim().toLowerCase().replace(/\.$/, ''));

/** What to do instead, whoever asks. */
export const insteadOfPassword = {
  oauth:
    'Register an application, add it here as an OAuth client, and choose OAuth for this mailbox: that goes on working.',
  inside:
    'A device that cannot do OAuth and sends inside the organisation only may use High Volume Email: it takes passwords until September 2028.',
} as const;
