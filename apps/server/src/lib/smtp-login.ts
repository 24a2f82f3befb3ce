import {
  base64,
  challengeAnswer,
  plain,
  safeText,
  tokenMessage,
  type TokenLogin,
  type TokenMechanism,
} from './sasl.js';

/** Sends a command and gives the reply to it. */
export type SendCommand<R extends { status: number }> = (command: string) => Promise<R>;

export interface PasswordLogin {
  username: string;
  password: string;
}

/** RFC 4954 section 4: a longer initial response must wait for the server's "334". */
const COMMAND_LENGTH = 510;

/** Signs in with a token, once. Gives the last reply: 235 where it was accepted. Throws UnsafeValue. */
export async function tokenLogin<R extends { status: number }>(
  send: SendCommand<R>,
  mechanism: TokenMechanism,
  login: TokenLogin,
): Promise<R> {
  const reply = await begin(send, mechanism, base64(tokenMessage(mechanism, login)));
  // A challenge here tells of an error; the empty answer brings the refusal (RFC 7628 section 3.2.3).
  return reply.status === 334 ? send(challengeAnswer(mechanism)) : reply;
}

/** Signs in with a password, once. Gives the last reply: 235 where it was accepted. Throws UnsafeValue. */
export async function passwordLogin<R extends { status: number }>(
  send: SendCommand<R>,
  mechanism: 'PLAIN' | 'LOGIN',
  { username, password }: PasswordLogin,
): Promise<R> {
  if (mechanism === 'PLAIN') return begin(send, 'PLAIN', base64(plain(username, password)));
  let reply = await send('AUTH LOGIN');
  for (const value of [safeText(username, 'login'), safeText(password, 'password')]) {
    if (reply.status !== 334) return reply;
    reply = await send(base64(value));
  }
  return reply;
}

async function begin<R extends { status: number }>(
  send: SendCommand<R>,
  mechanism: string,
  message: string,
): Promise<R> {
  const command = `AUTH ${mechanism} ${message}`;
  if (command.length <= COMMAND_LENGTH) return send(command);
  const ready = await send(`AUTH ${mechanism}`);
  return ready.status === 334 ? send(message) : ready;
}
