import { isIP } from 'node:net';
import { houseOfHost, type MailHouse } from '../providers/mail-house.js';
import { providerOfHost } from '../providers/site-of.js';
import type { ProbeFacts, ProviderName } from './facts.js';

/** The program that answers, as it calls itself. */
export type Software = 'EXCHANGE' | 'CYRUS' | 'COURIER' | 'DOVECOT';

export interface MailServer {
  /** GENERIC: somebody's own. Undefined: a name that anybody may stand behind, such as localhost. */
  owner?: ProviderName;
  /** What its provider wants of passwords. */
  house?: MailHouse;
  software?: Software;
}

/**
 * Whose mail server this is: its name tells, for TLS has proved it, and what it calls itself. The client
 * does not: its tokens may be for a server of one's own (ADR 0035).
 */
export function whoseServer(
  server: Pick<ProbeFacts, 'host'> & Partial<Pick<ProbeFacts, 'greeting' | 'capabilities'>>,
): MailServer {
  const { host, greeting = '', capabilities = [] } = server;
  const words = [greeting, ...capabilities].join('\n');
  const owner =
    providerOfHost(host) ??
    greetings.find(([, pattern]) => pattern.test(greeting))?.[0] ??
    (isAnybodys(host) ? undefined : 'GENERIC');
  const house = houseOfHost(host);
  const software = programs.find(([, pattern]) => pattern.test(words))?.[0];
  return { ...(owner && { owner }), ...(house && { house }), ...(software && { software }) };
}

/** An address, this machine, a name without a domain: a tunnel or a proxy may lead to whomever. */
function isAnybodys(host: string): boolean {
  const name = host.replace(/^\[|[\].]+$/g, '');
  return (
    isIP(name) !== 0 || !name.includes('.') || /\.(?:localhost|local|internal|test)$/i.test(name)
  );
}

/** Exchange Online writes the name of the machine behind its greeting; an Exchange of one's own does not. */
const greetings: readonly (readonly [ProviderName, RegExp])[] = [
  [
    'MICROSOFT_365',
    /Microsoft Exchange (?:IMAP4|POP3) service is ready\.? \[|outlook\.com Microsoft ESMTP/i,
  ],
  ['GOOGLE', /\bGimap ready|\bGpop ready|\bgsmtp\b/],
  ['YANDEX', /\bYandex IMAP4|\bmail\.yandex\.net\b/],
];

const programs: readonly (readonly [Software, RegExp])[] = [
  ['EXCHANGE', /Microsoft (?:Exchange|ESMTP)|^X-EXPS\b|^X-ANONYMOUSTLS$/im],
  ['CYRUS', /\bCyrus\b/i],
  ['COURIER', /\bCourier\b/i],
  ['DOVECOT', /\bDovecot\b/i],
];
