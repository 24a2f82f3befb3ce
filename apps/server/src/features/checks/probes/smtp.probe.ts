import type { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ProbeFailure, protocolFailure } from './fault.js';
import { createProbe, type Dialect, type Line, type Session } from './frame.probe.js';
import { smtpRefusal } from './refusal.js';
import type { Scene } from './scene.js';
import { logIn, mailFrom, type Send } from './smtp-commands.js';
import { greetSmtp, requestSmtpTls, SMTP_NAME } from './smtp-talk.probe.js';

/** SMTP submission (RFC 6409) by nodemailer, over a wire that is private already. Nothing is sent. */
const smtp: Dialect = {
  protocol: 'SMTP',
  openTitle: 'Name the sender',
  greet: greetSmtp,
  requestTls: requestSmtpTls,
  authenticate: async (scene, line) => {
    const extensions = listenForExtensions(scene);
    const { connection, sender, broken } = createConnection(scene, line);
    const over = Promise.race([broken, line.wire.over]);
    over.catch(() => undefined);
    await Promise.race([greeted(connection, scene), over]);
    scene.seen.capabilities = extensions();
    scene.seen.mechanisms = mechanismsIn(scene.seen.capabilities);
    const send = await Promise.race([login(connection, scene), sender, over]);
    return sessionOf(scene, (command) => Promise.race([send(command), over]));
  },
  refusal: smtpRefusal,
};

export const smtpProbe = createProbe(smtp);

function sessionOf({ target, seen }: Scene, send: Send): Session {
  return {
    open: async () => {
      const from = target.fromAddress ?? target.username;
      await mailFrom(send, from, seen.capabilities);
      return `${from} may be the sender; nothing was sent`;
    },
    quit: async () => {
      await send('QUIT');
    },
  };
}

/** nodemailer keeps no list of what it does not use itself (OAUTHBEARER), so it is read as it passes. */
function listenForExtensions({ transcript }: Scene): () => string[] {
  let found: string[] = [];
  let listening = false;
  transcript.listen(({ by, text }) => {
    if (by === 'C') listening = text.startsWith('EHLO ');
    if (by === 'C' && listening) found = [];
    if (by === 'S' && listening && /^250[- ]/.test(text)) found.push(text.slice(4).toUpperCase());
  });
  // The first line names the server (RFC 5321 section 4.1.1.1).
  return () => found.slice(1);
}

function mechanismsIn(capabilities: readonly string[]): string[] {
  const lines = capabilities.filter((keyword) => /^AUTH[ =]/.test(keyword));
  return [...new Set(lines.flatMap((line) => line.split(/[ =]+/).slice(1)))];
}

/**
 * Our own name for the way to log in. nodemailer's XOAUTH2 tries a refused token twice, which counts
 * twice towards a lock-out; under the name XOAUTH2 it would fall back to sending the token as a password.
 */
const LOGIN = 'MAILKEY';

interface Connection {
  connection: SMTPConnection;
  /** Sends commands once logged in: what nodemailer gives a login handler works on after the login. */
  sender: Promise<Send>;
  broken: Promise<never>;
}

function createConnection(scene: Scene, { wire, talk }: Line): Connection {
  // nodemailer waits for a greeting; a server greets once, and not again after STARTTLS (RFC 3207).
  talk.handOver('220 The greeting has been read');
  const secure = scene.target.security !== 'NONE';
  let keep: (send: Send) => void;
  const sender = new Promise<Send>((resolve) => (keep = resolve));
  const connection = new SMTPConnection({
    // A wire has all of a socket that nodemailer uses on a connection that it is given.
    connection: wire as unknown as Socket,
    host: scene.target.host,
    name: SMTP_NAME,
    secure,
    secured: secure,
    ignoreTLS: !secure,
    logger: false,
    maxResponseSize: scene.limits.lineBytes,
    customAuth: {
      [LOGIN]: async ({ sendCommand }) => {
        const send: Send = (command) => sendCommand(command);
        scene.seen.mechanism = await logIn(send, scene.target, scene.seen.mechanisms);
        keep(send);
      },
    },
  });
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', (error: Error) => reject(ownFailure(error, scene)));
  });
  return { connection, sender, broken };
}

function greeted(connection: SMTPConnection, scene: Scene): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.connect((error) => (error ? reject(ownFailure(error, scene)) : resolve()));
  });
}

/** Only ever rejects: the login handler gives what comes of a login that succeeds. */
function login(connection: SMTPConnection, scene: Scene): Promise<never> {
  return new Promise((_resolve, reject) => {
    connection.login({ method: LOGIN, user: scene.target.username }, (error) => {
      if (error) reject(ownFailure(error, scene));
    });
  });
}

/** A failure of ours as it was; what nodemailer found itself in its own words, masked. */
function ownFailure(error: Error, { mask }: Scene): Error {
  return error instanceof ProbeFailure ? error : protocolFailure(mask(error.message).slice(0, 500));
}
