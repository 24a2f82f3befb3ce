import type { Admission } from './gate.js';
import type { MailBackend, Behaviour } from './backend.js';
import { readCommand, type ImapCommand } from './imap-command.js';
import { answerLogin, imapCapabilities, presentedBy } from './imap-login.js';
import { mailboxCommands } from './imap-mailbox.js';
import type { LineConnection } from './line-connection.js';
import type { OpenMailbox } from './open-mailbox.js';

interface Session {
  connection: LineConnection;
  backend: MailBackend;
  behaviour: Behaviour;
  admission?: Extract<Admission, { kind: 'admitted' }>;
  open: OpenMailbox;
}

/** One IMAP4rev1 session (RFC 3501, RFC 9051), from the greeting to the goodbye. */
export async function imapSession(
  connection: LineConnection,
  backend: MailBackend,
  behaviour: Behaviour,
): Promise<void> {
  if (behaviour.greetsWith) {
    connection.write(behaviour.greetsWith);
    connection.end();
    return;
  }
  connection.write("* OK The sandbox's IMAP4 service is ready.");
  const session: Session = {
    connection,
    backend,
    behaviour,
    open: { messages: [], writable: false },
  };
  for (;;) {
    const command = await readCommand(connection);
    if (!command) return connection.end();
    if ((await perform(session, command)) === 'over') return connection.end();
  }
}

type Course = 'goes-on' | 'over';

async function perform(session: Session, command: ImapCommand): Promise<Course> {
  const { connection } = session;
  const { tag, name } = command;
  if (name === 'LOGOUT') {
    connection.write('* BYE Bye.');
    connection.write(`${tag} OK LOGOUT completed.`);
    return 'over';
  }
  if (name === 'CAPABILITY') {
    connection.write(`* ${imapCapabilities(session.backend, session.behaviour, connection)}`);
    return ok(session, command);
  }
  if (name === 'ID') {
    connection.write('* ID ("name" "Mailkey sandbox")');
    return ok(session, command);
  }
  if (name === 'NOOP' && !session.admission) return ok(session, command);
  if (session.admission) return performInside(session, command);
  if (name === 'STARTTLS') return startTls(session, command);
  if (name === 'AUTHENTICATE' || name === 'LOGIN') return logIn(session, command);
  connection.write(`${tag} BAD Command received in Invalid state.`);
  return 'goes-on';
}

function ok({ connection }: Session, { tag, name }: ImapCommand): Course {
  connection.write(`${tag} OK ${name} completed.`);
  return 'goes-on';
}

async function startTls(
  { connection, backend, behaviour }: Session,
  { tag }: ImapCommand,
): Promise<Course> {
  if (!behaviour.starttls || connection.secure) {
    connection.write(`${tag} BAD STARTTLS is not available.`);
    return 'goes-on';
  }
  connection.write(`${tag} OK Begin TLS negotiation now.`);
  return (await connection.upgrade(backend.secureContext)) ? 'goes-on' : 'over';
}

async function logIn(session: Session, command: ImapCommand): Promise<Course> {
  const { connection, backend, behaviour } = session;
  if (!connection.secure) {
    connection.write(`${command.tag} NO [PRIVACYREQUIRED] TLS comes first.`);
    return 'goes-on';
  }
  const presented = await presentedBy(connection, behaviour, command);
  if (presented === undefined) return 'over';
  if (typeof presented === 'string') {
    const text =
      presented === 'cancelled'
        ? 'BAD AUTHENTICATE cancelled.'
        : 'NO Unsupported authentication mechanism.';
    connection.write(`${command.tag} ${text}`);
    return 'goes-on';
  }
  const admission = backend.admit('imap', presented);
  const isIn = await answerLogin(connection, command, admission);
  if (isIn && admission.kind === 'admitted') session.admission = admission;
  return 'goes-on';
}

/** The first command after the login tells whether the mailbox opens at all. */
function performInside(session: Session, command: ImapCommand): Course {
  const { connection, admission, backend, open } = session;
  if (!admission) return 'over';
  if (admission.later) {
    const { reply, closes } = admission.later;
    reply.forEach((line, index) => connection.write(index === 0 ? `${command.tag} ${line}` : line));
    return closes ? 'over' : 'goes-on';
  }
  const perform = mailboxCommands[command.name];
  if (!perform) {
    connection.write(`${command.tag} BAD Command Error. 12`);
    return 'goes-on';
  }
  const box = backend.mailroom.boxOf(admission.mailbox.address);
  if (!box) return 'over';
  for (const line of perform(command, box, open)) connection.write(line);
  return 'goes-on';
}
