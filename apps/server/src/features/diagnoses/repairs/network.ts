import type { Match } from '../match.js';
import { isIP, isIPv6 } from 'node:net';
import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { checkAgain, openMailbox } from './mailkey.js';
import { posix } from './shell.js';
import { isKnown, standIns } from './stand-ins.js';

const place = ({ host, port }: Values): string =>
  isKnown(host) ? `${isIPv6(host) ? `[${host}]` : host}:${port}` : standIns.place;

export const lookUpHost = ({ host }: Values): string => posix('nslookup', host);

export const tryPort = ({ host, port }: Values): string => posix('nc', '-vz', host, port);

/** Shows certificate and TLS version where TLS comes first, from the very machine that runs Mailkey. */
export const showTlsAtOnce = (values: Values): string =>
  posix(
    ...(['openssl', 's_client', '-connect', place(values)] as const),
    // SNI has names only (RFC 6066 section 3).
    ...(isIP(values.host) ? [] : ['-servername', values.host]),
    '-brief',
  );

/** Shows what the server answers, over a connection that begins as it is set up. */
export function showTls(values: Values): string {
  const { security, atProvider, host, port } = values;
  if (atProvider || security === undefined || security === 'TLS') return showTlsAtOnce(values);
  return security === 'STARTTLS' ? showStartTls(values) : posix('nc', host, port);
}

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

/** How the connection that is set gets its encryption. */
export const showEncryption = (values: Values): string =>
  values.security === 'TLS' ? showTls(values) : showStartTls(values);

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

const onItsPort = ({ protocol }: Values): string => {
  const { tls } = ports[protocol] ?? {};
  return tls ? ` with port ${tls}` : '';
};

/** Where programs hand mail in, as far as it is not set so already. */
export const sendingPort = ({ security }: Values): string =>
  security === 'STARTTLS' ? 'port 587' : 'port 587 with STARTTLS or 465 with TLS';

/** For a server that signs nobody in before the connection is encrypted; which it may be, as far as Mailkey knows. */
export function useStartTls(v: Values, { said }: Match): Repair {
  if (v.security === 'STARTTLS' || v.security === 'TLS') return encryptionUnseen(v);
  const offered = said?.reply?.offersTls ?? true;
  return {
    fix: [
      ...(offered
        ? [
            `${openMailbox(v)} and choose the security STARTTLS.`,
            `Or use TLS on the port for it. ${usualPortsOf(v)}`,
          ]
        : [`${openMailbox(v)} and choose TLS${onItsPort(v)}: STARTTLS is not offered here.`]),
      checkAgain(v),
    ],
    commands: [offered ? showStartTls(v) : showTls(v)],
  };
}

/** For a server that asks for encryption on a connection that has it: nothing in Mailkey fixes that. */
export const encryptionUnseen = (v: Values): Repair & { title: string; cause: string } => ({
  title: 'The server asks for encryption, and the connection has it',
  cause:
    'The connection is encrypted, and the server still answers that it takes no login without encryption. It cannot see the encryption, since something before it ends TLS, or it wants a stronger one than TLS as it is set up there.',
  fix: [
    `Whoever runs ${v.host} looks whether a proxy or load balancer before it ends TLS and hands the connection on in clear; then the mail server has to be told that it was encrypted.`,
    `Or the server asks for more than this connection has, such as another TLS version, a longer key or a client certificate: its log and its settings for signing in tell.`,
    checkAgain(v),
  ],
  commands: [showEncryption(v)],
});
