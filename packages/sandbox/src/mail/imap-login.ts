import type { MailBackend, Behaviour } from './backend.js';
import type { Admission } from './gate.js';
import { readWords, type ImapCommand } from './imap-command.js';
import type { LineConnection } from './line-connection.js';
import { readSasl, type Mechanism, type Presented } from './sasl.js';

/** AUTHENTICATE with or without an initial response (RFC 4959), and LOGIN. Undefined: the client is gone. */
export async function presentedBy(
  connection: LineConnection,
  behaviour: Behaviour,
  { name, rest }: ImapCommand,
): Promise<Presented | 'unsupported' | 'cancelled' | undefined> {
  const [first = '', second] = readWords(rest);
  if (name === 'LOGIN') return { kind: 'password', user: first, password: second ?? '' };
  const mechanism = first.toUpperCase();
  if (!isOffered(behaviour, mechanism)) return 'unsupported';
  if (second === undefined) connection.write('+ ');
  const response = second ?? (await connection.readLine());
  if (response === undefined) return undefined;
  return response === '*' ? 'cancelled' : readSasl(mechanism, response);
}

/** Answers the login; true when somebody is in. */
export async function answerLogin(
  connection: LineConnection,
  { tag, name, rest }: ImapCommand,
  admission: Admission,
): Promise<boolean> {
  const verb = name === 'LOGIN' ? 'LOGIN' : 'AUTHENTICATE';
  if (admission.kind === 'admitted') {
    connection.write(`${tag} OK ${verb} completed.`);
    return true;
  }
  const { reply, challenge, closes } = admission.refusal;
  // RFC 7628 section 3.2.2: the reason comes as a challenge, which the client answers with a dummy.
  const reason =
    challenge ?? (/^OAUTHBEARER/i.test(rest) ? '{"status":"invalid_token"}' : undefined);
  if (reason !== undefined && name === 'AUTHENTICATE') {
    connection.write(`+ ${Buffer.from(reason).toString('base64')}`);
    if ((await connection.readLine()) === undefined) return false;
  }
  reply.forEach((line, index) => connection.write(index === 0 ? `${tag} ${line}` : line));
  if (closes) connection.end();
  return false;
}

export function isOffered(
  behaviour: Pick<Behaviour, 'mechanisms'>,
  name: string,
): name is Mechanism {
  return behaviour.mechanisms.some((one) => one === name);
}

/** Before TLS nothing is offered that would send a secret (RFC 9051 section 6.2.3). */
export function imapCapabilities(
  backend: MailBackend,
  behaviour: Behaviour,
  connection: LineConnection,
): string {
  const usual = ['IMAP4rev1', 'ID', 'NAMESPACE', 'UNSELECT', 'LITERAL+'];
  if (!connection.secure) {
    return [
      'CAPABILITY',
      ...usual,
      'LOGINDISABLED',
      ...(behaviour.starttls ? ['STARTTLS'] : []),
    ].join(' ');
  }
  const mechanisms = behaviour.mechanisms.map((name) => `AUTH=${name}`);
  return ['CAPABILITY', ...usual, 'SASL-IR', ...mechanisms].join(' ');
}
