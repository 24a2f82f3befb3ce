import type { Match } from '../match.js';
import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { openApp, type AppPage } from './entra.js';
import { openGoogleClient } from './google.js';

const elsewhere: Partial<Record<Values['provider'], string>> = {
  YAHOO: 'Open Yahoo Developer Network → Apps → the application: https://developer.yahoo.com/apps/',
  YANDEX: 'Open Yandex OAuth → the application: https://oauth.yandex.com/',
  FASTMAIL: 'Open the registration of the application that Fastmail gave you',
};

/** Microsoft's portals and words apply; the sandbox rehearses them. */
export const isMicrosoft = ({ provider }: Values): boolean =>
  provider === 'MICROSOFT_365' || provider === 'SANDBOX';

/** Where the application is registered, for causes that every provider has. */
export function openRegistration(v: Values, entraPage: AppPage): string {
  if (v.provider === 'GOOGLE') return openGoogleClient;
  if (isMicrosoft(v)) return openApp(v, entraPage);
  return elsewhere[v.provider] ?? 'Open the registration of the application at your provider';
}

export const isEntra = ({ provider }: Values): boolean => provider === 'MICROSOFT_365';

type Repairing = (values: Values, match: Match) => Repair;

/** One repair for each provider that has its own; `other` names none. */
export const perProvider =
  (repairs: Partial<Record<Values['provider'], Repairing>> & { other: Repairing }): Repairing =>
  (values, match) => {
    const own = isMicrosoft(values) ? repairs.MICROSOFT_365 : repairs[values.provider];
    return (own ?? repairs.other)(values, match);
  };

/** Where a provider tells whether it is ill itself. */
export function statusPage({ provider, cloud }: Values): string {
  if (provider === 'GOOGLE') return 'https://www.google.com/appsstatus/dashboard/';
  if (provider !== 'MICROSOFT_365')
    return 'look at the provider’s status page, or ask whoever runs the server';
  return (
    cloud.status ??
    `Microsoft 365 admin centre → Health → Service health: ${cloud.admin}/servicehealth`
  );
}

/** The hosts of a provider's mail servers, for a name that was mistyped. */
export function mailHosts({
  home,
  cloud,
}: Values): { incoming: string; outgoing: string } | undefined {
  if (home === 'MICROSOFT_365') return { incoming: cloud.imap, outgoing: cloud.smtp };
  return servers[home];
}

const servers: Partial<Record<Values['provider'], { incoming: string; outgoing: string }>> = {
  GOOGLE: { incoming: 'imap.gmail.com', outgoing: 'smtp.gmail.com' },
  YAHOO: { incoming: 'imap.mail.yahoo.com', outgoing: 'smtp.mail.yahoo.com' },
  FASTMAIL: { incoming: 'imap.fastmail.com', outgoing: 'smtp.fastmail.com' },
  YANDEX: { incoming: 'imap.yandex.com', outgoing: 'smtp.yandex.com' },
};
