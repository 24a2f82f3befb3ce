import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { checkAgain, openMailbox } from './mailkey.js';
import { posix } from './shell.js';

const place = ({ host, port }: Values): string => `${host}:${port}`;

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

/** What goes with which port, in one sentence. */
export const usualPorts =
  'Usual pairs: IMAP 993 with TLS or 143 with STARTTLS; POP3 995 with TLS or 110 with STARTTLS; SMTP 465 with TLS or 587 with STARTTLS.';

/** For a server that signs nobody in before the connection is encrypted. */
export function useStartTls(v: Values): Repair {
  return {
    fix: [
      `${openMailbox(v)} and choose the security STARTTLS.`,
      `Or use TLS on the port for it. ${usualPorts}`,
      checkAgain(v),
    ],
    commands: [showStartTls(v)],
  };
}
