import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { checkAgain, openMailbox } from './mailkey.js';
import { posix } from './shell.js';
import { isKnown, standIns } from './stand-ins.js';

const place = ({ host, port }: Values): string =>
  isKnown(host) ? `${host}:${port}` : standIns.place;

export const lookUpHost = ({ host }: Values): string => posix('nslookup', host);

export const tryPort = ({ host, port }: Values): string => posix('nc', '-vz', host, port);

/** Shows the certificate and the TLS version, from the very machine that runs Mailkey. */
export const showTls = (values: Values): string =>
  posix('openssl', 's_client', '-connect', place(values), '-servername', values.host, '-brief');

export const showStartTls = (values: Values): string =>
  posix(
    'openssl',
    's_client',
    '-starttls',
    values.protocol.toLowerCase(),
    '-connect',
    place(values),
    '-brief',
  );

/** Connects all the same, and says among much else whether renegotiation is secure. */
export const showRenegotiation = (values: Values, startTls: boolean): string =>
  posix(
    ...(['openssl', 's_client', '-legacy_server_connect', '-connect', place(values)] as const),
    ...(startTls ? ['-starttls', values.protocol.toLowerCase()] : []),
  );

const ports: Partial<Record<string, { tls: number; startTls: number }>> = {
  IMAP: { tls: 993, startTls: 143 },
  POP3: { tls: 995, startTls: 110 },
  SMTP: { tls: 465, startTls: 587 },
};

/** What goes with which port, in one sentence; where STARTTLS is set it is not advised. */
export function usualPortsOf({ protocol, security, host }: Values): string {
  const { tls, startTls } = ports[protocol] ?? {};
  if (!isKnown(host) || !tls)
    return 'Usual pairs: IMAP 993 with TLS or 143 with STARTTLS; POP3 995 with TLS or 110 with STARTTLS; SMTP 465 with TLS or 587 with STARTTLS.';
  return security === 'STARTTLS'
    ? `For ${protocol} port ${tls} goes with TLS; STARTTLS, which is set here, belongs to port ${startTls}.`
    : `For ${protocol} port ${tls} goes with TLS and port ${startTls} with STARTTLS.`;
}

/** Where programs hand mail in, as far as it is not set so already. */
export const sendingPort = ({ security }: Values): string =>
  security === 'STARTTLS' ? 'port 587' : 'port 587 with STARTTLS or 465 with TLS';

/** For a server that signs nobody in before the connection is encrypted; which it may be, as far as Mailkey knows. */
export function useStartTls(v: Values): Repair {
  const { security, host } = v;
  const encrypted = security === 'STARTTLS' || security === 'TLS';
  return {
    ...(encrypted && {
      cause:
        'The server says that the connection is not encrypted, and it is. What stands before the mail server may end the encryption there.',
    }),
    fix: [
      ...(encrypted
        ? [
            `Whoever runs ${host} looks how the server comes to know that a connection is encrypted.`,
          ]
        : [
            `${openMailbox(v)} and choose the security STARTTLS.`,
            `Or use TLS on the port for it. ${usualPortsOf(v)}`,
          ]),
      checkAgain(v),
    ],
    commands: [showStartTls(v)],
  };
}
