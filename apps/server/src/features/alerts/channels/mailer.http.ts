import type { Socket } from 'node:net';
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import type { Deadline } from '../../../lib/deadline.js';
import { dialFirst } from '../../../lib/dial.js';
import { exchange, responsesOf } from '../../../lib/sasl-exchange.js';
import type { Secret } from '../../../lib/secret.js';
import { waysLeft, waysToSignIn } from '../../../lib/sign-in-ways.js';
import { addressLiteral } from '../../../lib/ehlo-name.js';
import { SMTP_ONE_LINE, smtpCarrier } from '../../../lib/smtp-login.js';
import { tlsOptions } from '../../../lib/tls-options.js';
import type { OutgoingServer } from '../../providers/mail-server.entity.js';
import type { Email } from '../email-text.js';
import type { SenderTools } from './sender.js';

export interface MailerLogin {
  kind: 'token' | 'password';
  username: string;
  secret: Secret;
}

export interface Message extends Email {
  from: string;
  to: string[];
  messageId: string;
  date: Date;
}

interface Posting {
  server: OutgoingServer;
  login: MailerLogin;
  deadline: Deadline;
}

/** Our own name for the way to sign in: nodemailer's XOAUTH2 would try a refused token twice. */
const LOGIN = 'MAILKEY';
const CONNECT_MS = 10_000;
const SILENCE_MS = 10_000;
/** Some servers hold strangers up before they greet. */
const GREETING_MS = 30_000;
const LONGEST_RESPONSE = 64 * 1024;

/**
 * Hands one e-mail to a submission server (RFC 6409). The connection is ours, to an address that
 * egress has passed, and nodemailer starts TLS on it before anybody signs in.
 * Throws EgressBlocked, UnsafeValue, and nodemailer's errors.
 */
export function createMailer(tools: SenderTools) {
  return async (posting: Posting, { from, to, ...message }: Message) => {
    const { server, login, deadline } = posting;
    const socket = await connected(server, deadline, tools);
    // Loaded by the first e-mail: a start has none to send.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      ...options(server, tools, socket),
      getSocket: (_options, callback) => callback(null, { connection: socket }),
      auth: { type: 'custom', method: LOGIN, user: login.username },
      customAuth: { [LOGIN]: (session) => signIn(session, server, login) },
    });
    try {
      const { response, rejected } = await transport.sendMail({
        ...message,
        from: { name: 'Mailkey', address: from },
        to: to.map((address) => ({ name: '', address })),
        // RFC 3834 section 5: nobody is to answer by itself.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: deadline.signal,
      });
      return { response, rejected: rejected.map(addressOnly) };
    } finally {
      transport.close();
      socket.destroy();
    }
  };
}

async function connected(
  { host, port }: OutgoingServer,
  deadline: Deadline,
  { egress, clock }: SenderTools,
): Promise<Socket> {
  const addresses = await egress.resolve(host, port);
  const milliseconds = deadline.remaining(CONNECT_MS);
  return dialFirst(addresses, port, { milliseconds, signal: deadline.signal, clock });
}

function options(
  { host, port, security }: OutgoingServer,
  { egress, ehloName }: SenderTools,
  { localAddress }: Socket,
) {
  return {
    host,
    port,
    name: ehloName ?? addressLiteral(localAddress),
    secure: security === 'TLS',
    requireTLS: security === 'STARTTLS',
    ignoreTLS: security === 'NONE',
    tls: { ...tlsOptions({ host, port }, egress), rejectUnauthorized: true },
    // Else a server that offers no sign-in would get the e-mail from nobody.
    forceAuth: true,
    logger: false,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
    maxResponseSize: LONGEST_RESPONSE,
  } as const;
}

/** A refused secret is not shown twice: it counts towards a lock-out. Throws UnsafeValue. */
async function signIn(
  {
    sendCommand,
    authMethods,
  }: Pick<SMTPConnectionCustomAuthContext, 'sendCommand' | 'authMethods'>,
  { host, port }: OutgoingServer,
  { kind, username, secret }: MailerLogin,
): Promise<void> {
  let words = 'The server offers no way of signing in that Mailkey speaks.';
  const carrier = smtpCarrier(async (command) => {
    const reply = await sendCommand(command);
    words = reply.response;
    return reply;
  });
  const login = { username, host, port, secret: secret.reveal() };
  // nodemailer lists what it knows itself; a server without XOAUTH2 is asked for the standard's way.
  const offered = [...authMethods, ...(authMethods.includes('XOAUTH2') ? [] : ['OAUTHBEARER'])];
  let left = waysToSignIn({
    kind,
    offered,
    longestInOneLine: SMTP_ONE_LINE,
    lengthOf: (mechanism) => responsesOf(mechanism, login)[0]?.length ?? 0,
  });
  for (let way = left.shift(); way; way = left.shift()) {
    const refusal = await exchange(carrier, way, login);
    if (!refusal) return;
    left = waysLeft(left, { way, refusal, again: false });
  }
  throw new Error(words);
}

function addressOnly(one: string | { address: string }): string {
  return typeof one === 'string' ? one : one.address;
}
