import type { Dialect, Session } from './dialect.js';
import { protocolFailure, ProbeFailure } from './fault.js';
import { createProbe } from './frame.probe.js';
import { notOffered, tokenMechanism } from './mechanism.js';
import type { ProbeTarget } from './probe.js';
import { pop3Refusal } from './refusal.js';
import { base64, challengeAnswer, plain, tokenMessage } from '../../../lib/sasl.js';
import type { Talk } from './talk.probe.js';

/**
 * A small POP3 client (RFC 1939, 2449, 2595, 5034): no package speaks XOAUTH2 over it. Token logins
 * take the two-step form, which Exchange and Dovecot both understand.
 */
const pop3: Dialect = {
  protocol: 'POP3',
  openTitle: 'Count the messages',
  greet: (talk) => reply(talk),
  askOffer: async (talk, { before }) => {
    const offered = await capabilities(talk);
    // A server without CAPA is asked for what is wanted all the same, but not for TLS.
    if (!offered && before === 'TLS') throw protocolFailure('The server refused CAPA.');
    return offered ?? [];
  },
  mechanisms: (offered) =>
    offered.filter((line) => line.startsWith('SASL ')).flatMap((line) => line.split(' ').slice(1)),
  requestTls: async (talk, offered) => {
    if (!offered.includes('STLS')) throw notOffered('STARTTLS', offered);
    await ask(talk, 'STLS');
  },
  authenticate: async ({ target, seen }, { talk }) => {
    seen.mechanism = await login(talk, target, seen.mechanisms);
    return sessionOf(talk);
  },
  refusal: pop3Refusal,
};

export const pop3Probe = createProbe(pop3);

function sessionOf(talk: Talk): Session {
  return {
    open: async () => {
      const [, count] = /^(\d+) \d+/.exec(await ask(talk, 'STAT')) ?? [];
      if (count === undefined) throw protocolFailure('The answer to STAT holds no numbers.');
      return `INBOX: ${count} ${count === '1' ? 'message' : 'messages'}`;
    },
    capability: async () => (await capabilities(talk)) ?? [],
    quit: async () => {
      await ask(talk, 'QUIT');
    },
  };
}

/** Logs in and gives the mechanism. A server without CAPA is asked for what is wanted all the same. */
async function login(talk: Talk, target: ProbeTarget, offered: string[]): Promise<string> {
  const { credential, username, host, port } = target;
  if (credential.kind === 'password') {
    return passwordLogin(talk, { username, password: credential.password.reveal(), offered });
  }
  const mechanism = offered.length === 0 ? 'XOAUTH2' : tokenMechanism(offered);
  const token = credential.token.reveal();
  const message = tokenMessage(mechanism, { username, host, port, token });
  const challenge = await sasl(talk, mechanism, message);
  // The token was refused; the empty answer brings the refusal's words (RFC 7628 section 3.2.3).
  if (challenge !== undefined) await ask(talk, challengeAnswer(mechanism));
  return mechanism;
}

interface PasswordLogin {
  username: string;
  password: string;
  offered: string[];
}

async function passwordLogin(
  talk: Talk,
  { username, password, offered }: PasswordLogin,
): Promise<string> {
  if (offered.includes('PLAIN')) {
    await sasl(talk, 'PLAIN', plain(username, password));
    return 'PLAIN';
  }
  await ask(talk, `USER ${username}`);
  await ask(talk, `PASS ${password}`);
  return 'USER';
}

/** RFC 5034 section 4, without an initial response; gives the text of a further challenge. */
async function sasl(talk: Talk, mechanism: string, message: string): Promise<string | undefined> {
  talk.send(`AUTH ${mechanism}`);
  const ready = await talk.readLine();
  if (!isContinuation(ready)) {
    positive(ready);
    throw protocolFailure('The server accepted the login before it was told who logs in.');
  }
  talk.send(base64(message));
  const line = await talk.readLine();
  if (isContinuation(line)) return line.slice(2);
  positive(line);
  return undefined;
}

/** In upper case; undefined where the server does not say. */
async function capabilities(talk: Talk): Promise<string[] | undefined> {
  talk.send('CAPA');
  const first = await talk.readLine();
  if (/^-ERR/i.test(first)) return undefined;
  positive(first);
  const found: string[] = [];
  for (let line = await talk.readLine(); line !== '.'; line = await talk.readLine()) {
    found.push(line.slice(0, 255).toUpperCase());
  }
  return found;
}

async function ask(talk: Talk, command: string): Promise<string> {
  talk.send(command);
  return reply(talk);
}

async function reply(talk: Talk): Promise<string> {
  return positive(await talk.readLine());
}

function isContinuation(line: string): boolean {
  return line === '+' || line.startsWith('+ ');
}

/** The text of a +OK; throws for everything else. */
function positive(line: string): string {
  const [, text] = /^\+OK ?(.*)$/i.exec(line) ?? [];
  if (text !== undefined) return text;
  if (/^-ERR/i.test(line))
    throw new ProbeFailure({ kind: 'protocol', problem: 'The server refused.' });
  throw protocolFailure('This is not the answer of a POP3 server.', line.slice(0, 255));
}
