import type { Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type {
  SMTPServerAuthentication,
  SMTPServerAuthenticationResponse,
  SMTPServerSession,
} from 'smtp-server';
import type { Person } from '../people.js';
import type { MailRefusal } from '../scenarios/scenario.js';
import { answerForEndedTls } from './ended-tls.js';
import type { Admission } from './gate.js';
import type { MailBackend, Behaviour } from './backend.js';
import type { Presented } from './sasl.js';
import { sendAsDenied, smtp } from '../scenarios/wording.js';

export interface SmtpOptions {
  backend: MailBackend;
  behaviour: Behaviour;
  /** TLS from the first byte. */
  implicitTls: boolean;
}

type Admitted = Extract<Admission, { kind: 'admitted' }>;

/** Submission (RFC 6409) by the smtp-server package: AUTH only after TLS, MAIL FROM only as oneself. */
export function createSmtpServer({ backend, behaviour, implicitTls }: SmtpOptions): Server {
  answerForEndedTls();
  const admitted = new WeakMap<SMTPServerSession, Admitted>();
  // smtp-server knows no OAUTHBEARER.
  const mechanisms: string[] = behaviour.mechanisms.filter((name) => name !== 'OAUTHBEARER');
  const server: SMTPServer = new SMTPServer({
    ...backend.certificate,
    secure: implicitTls,
    name: 'smtp.sandbox.test',
    banner: 'Sandbox',
    authMethods: behaviour.mechanisms.includes('PLAIN') ? [...mechanisms, 'LOGIN'] : mechanisms,
    authRequiredMessage: smtp('5.7.57 Client not authenticated to send mail.'),
    disableReverseLookup: true,
    size: 1024 * 1024,
    closeTimeout: 10,
    onConnect(session, done) {
      // Else EHLO would offer AUTH before STARTTLS and refuse it afterwards; Exchange does not offer it.
      if (!implicitTls)
        session.disabledCommands = behaviour.starttls ? ['AUTH'] : ['AUTH', 'STARTTLS'];
      done(behaviour.greetsWith ? replyError(behaviour.greetsWith) : null);
    },
    onSecure(_, session, done) {
      session.disabledCommands = [];
      done();
    },
    onAuth(auth, session, done) {
      const admission = backend.admit('smtp', presentedIn(auth));
      if (admission.kind === 'refused') {
        refuseLogin(server, session, { refusal: admission.refusal, done });
        return;
      }
      admitted.set(session, admission);
      done(null, { user: admission.sender.address });
    },
    onMailFrom({ address }, session, done) {
      done(senderProblem(backend, admitted.get(session), address));
    },
    onRcptTo({ address }, _, done) {
      done(backend.mailroom.boxOf(address.toLowerCase()) ? null : unknownRecipient());
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        // The rest is read and forgotten: the reply comes at the end.
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(replyError('552 5.3.4 The message is too large.'));
        const raw = Buffer.concat(chunks).toString();
        for (const { address } of session.envelope.rcptTo)
          backend.mailroom.deliver(address.toLowerCase(), raw);
        done();
      });
    },
  });
  // A client that breaks off in the middle of a handshake is nothing to report.
  server.on('error', () => undefined);
  return server.server;
}

function presentedIn({
  method,
  username,
  accessToken,
  password,
}: SMTPServerAuthentication): Presented {
  const user = username ?? '';
  if (method === 'XOAUTH2') return { kind: 'token', user, token: accessToken ?? '' };
  return { kind: 'password', user, password: password ?? '' };
}

type AuthDone = (error: Error | null, response?: SMTPServerAuthenticationResponse) => void;

function refuseLogin(
  server: SMTPServer,
  session: SMTPServerSession,
  { refusal, done }: { refusal: MailRefusal; done: AuthDone },
): void {
  if (refusal.challenge === undefined) return done(replyError(refusal.reply[0] ?? ''));
  sayAfterChallenge(server, session, refusal.reply);
  done(null, { data: JSON.parse(refusal.challenge) as object });
}

/**
 * smtp-server lets us choose the challenge but always closes it with words of its own; this puts the
 * provider's words, which may have several lines, in their place.
 */
function sayAfterChallenge(server: SMTPServer, session: SMTPServerSession, reply: string[]): void {
  const connection = [...server.connections].find((one) => one.session === session);
  if (!connection) return;
  const { send } = connection;
  connection.send = (code, text, context) => {
    if (code !== 535) return send.call(connection, code, text, context);
    connection.send = send;
    const lines = reply.map((line) => line.slice(4));
    return send.call(connection, Number(reply[0]?.slice(0, 3)), lines, context);
  };
}

function senderProblem(
  backend: MailBackend,
  login: Admitted | undefined,
  from: string,
): Error | null {
  if (!login) return replyError(smtp('530 5.7.57 Client not authenticated to send mail.'));
  if (login.later) return replyError(login.later.reply[0] ?? '');
  const sender: Person = login.sender;
  return backend.maySendAs(sender, from) ? null : replyError(sendAsDenied.reply[0] ?? '');
}

function unknownRecipient(): Error {
  return replyError(smtp('550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'));
}

/** `535 5.7.3 Text` in the shape that smtp-server sends. */
function replyError(line: string): Error & { responseCode: number } {
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
}
