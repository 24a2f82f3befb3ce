import type { Admission } from './gate.js';
import type { MailBackend, Behaviour } from './backend.js';
import { isOffered } from './imap-login.js';
import type { LineConnection } from './line-connection.js';
import { openDrop, performInside, type Drop } from './pop3-drop.js';
import { readSasl, type Presented } from './sasl.js';

/** Exchange counts the access token; a longer one is answered like a broken protocol. */
const longestToken = 4096;

interface Session {
  connection: LineConnection;
  backend: MailBackend;
  behaviour: Behaviour;
  user: string;
  admission?: Extract<Admission, { kind: 'admitted' }>;
  drop?: Drop;
}

type Course = 'goes-on' | 'over';

/** One POP3 session (RFC 1939, RFC 2595, RFC 5034), with Exchange's way of AUTH in two steps. */
export async function pop3Session(
  connection: LineConnection,
  backend: MailBackend,
  behaviour: Behaviour,
): Promise<void> {
  connection.write(behaviour.greetsWith ?? "+OK The sandbox's POP3 service is ready.");
  if (behaviour.greetsWith) return connection.end();
  const session: Session = { connection, backend, behaviour, user: '' };
  for (;;) {
    const line = await connection.readLine();
    if (line === undefined || (await perform(session, line)) === 'over') return connection.end();
  }
}

async function perform(session: Session, line: string): Promise<Course> {
  const { connection, admission } = session;
  const [verb = '', ...words] = line.trim().split(/\s+/);
  const name = verb.toUpperCase();
  if (name === 'QUIT') {
    session.drop?.empty();
    connection.write('+OK Bye.');
    return 'over';
  }
  if (name === 'CAPA') return multiline(session, ['+OK', ...capabilities(session)]);
  if (admission) return inside(session, admission, { name, words });
  if (name === 'STLS') return startTls(session);
  if (name === 'AUTH') return authenticate(session, words);
  if (name === 'USER') {
    session.user = words[0] ?? '';
    return connection.secure ? reply(session, '+OK') : reply(session, '-ERR TLS comes first.');
  }
  if (name === 'PASS') {
    return logIn(session, { kind: 'password', user: session.user, password: words.join(' ') });
  }
  return reply(session, '-ERR Command is not valid in this state.');
}

function capabilities({ connection, behaviour }: Session): string[] {
  const usual = ['TOP', 'UIDL', 'RESP-CODES'];
  if (!connection.secure) return [...usual, ...(behaviour.starttls ? ['STLS'] : [])];
  return [...usual, `SASL ${behaviour.mechanisms.join(' ')}`, 'USER'];
}

async function startTls(session: Session): Promise<Course> {
  const { connection, backend, behaviour } = session;
  if (!behaviour.starttls || connection.secure)
    return reply(session, '-ERR STLS is not available.');
  connection.write('+OK Begin TLS negotiation now.');
  return (await connection.upgrade(backend.secureContext)) ? 'goes-on' : 'over';
}

async function authenticate(session: Session, [name, initial]: string[]): Promise<Course> {
  const { connection, behaviour } = session;
  if (!connection.secure) return reply(session, '-ERR TLS comes first.');
  if (!name) return multiline(session, ['+OK', ...behaviour.mechanisms]);
  const mechanism = name.toUpperCase();
  if (!isOffered(behaviour, mechanism))
    return reply(session, '-ERR Unsupported authentication mechanism.');
  // Exchange refuses the one-line form: it knows no initial response.
  if (initial !== undefined) return hangUp(session);
  connection.write('+ ');
  const response = await connection.readLine();
  if (response === undefined) return 'over';
  if (response === '*') return reply(session, '-ERR Authentication cancelled.');
  const presented = readSasl(mechanism, response);
  if (presented.kind === 'token' && presented.token.length > longestToken) return hangUp(session);
  if (mechanism === 'OAUTHBEARER') return logIn(session, presented, '{"status":"invalid_token"}');
  return logIn(session, presented);
}

function hangUp(session: Session): Course {
  reply(session, '-ERR Protocol error. Connection is closed. 10');
  return 'over';
}

async function logIn(session: Session, presented: Presented, reason?: string): Promise<Course> {
  const { connection, backend } = session;
  if (!connection.secure) return reply(session, '-ERR TLS comes first.');
  const admission = backend.admit('pop3', presented);
  if (admission.kind === 'admitted') {
    session.admission = admission;
    return reply(session, '+OK User successfully authenticated.');
  }
  const challenge = admission.refusal.challenge ?? reason;
  if (challenge !== undefined) {
    connection.write(`+ ${Buffer.from(challenge).toString('base64')}`);
    if ((await connection.readLine()) === undefined) return 'over';
  }
  for (const line of admission.refusal.reply) connection.write(line);
  return admission.refusal.closes ? 'over' : 'goes-on';
}

/** The first command after the login tells whether the mailbox opens at all. */
function inside(
  session: Session,
  { later, mailbox }: NonNullable<Session['admission']>,
  command: { name: string; words: string[] },
): Course {
  const { connection, backend } = session;
  if (!later) session.drop ??= openDrop(backend.mailroom.boxOf(mailbox.address));
  const lines = later?.reply ?? (session.drop ? performInside(session.drop, command) : []);
  for (const line of lines) connection.write(line);
  return later?.closes ? 'over' : 'goes-on';
}

function reply({ connection }: Session, line: string): Course {
  connection.write(line);
  return 'goes-on';
}

function multiline({ connection }: Session, lines: string[]): Course {
  for (const line of [...lines, '.']) connection.write(line);
  return 'goes-on';
}
