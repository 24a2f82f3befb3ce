import { tellsLock } from '../../../lib/login-words.js';
import { refusalOf, type Answer, type Carrier, type Login } from '../../../lib/sasl-exchange.js';
import { safeText, TOKEN_MECHANISMS } from '../../../lib/sasl.js';
import type { Refusal } from '../../../lib/sign-in-ways.js';
import type { Protocol, MailSession } from './protocol.js';
import { protocolFailure } from './fault.js';
import { createProbe } from './mail.probe.js';
import { notOffered } from './mechanism.js';
import { pop3Refusal } from './refusal.js';
import type { ProbeContext } from './probe-context.js';
import { signIn } from './sign-in.js';
import type { Talk } from './talk.probe.js';

/**
 * A small POP3 client (RFC 1939, 2449, 2595, 5034): no package speaks XOAUTH2 over it. Token logins
 * take the two-step form, which Exchange and Dovecot both understand.
 */
const pop3: Protocol = {
  protocol: 'POP3',
  openTitle: 'Count the messages',
  greet: async (talk) => {
    const line = await talk.readLine();
    if (!/^(?:\+OK|-ERR)/i.test(line))
      throw protocolFailure('This is not the answer of a POP3 server.', line.slice(0, 255));
    return positive(line);
  },
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
  authenticate: async (context, { talk }) => {
    await logIn(context, talk);
    return sessionOf(talk);
  },
  refusal: pop3Refusal,
};

export const pop3Probe = createProbe(pop3);

async function logIn(context: ProbeContext, talk: Talk): Promise<void> {
  const { target, seen } = context;
  // A server without CAPA, or without a list of mechanisms in it, is asked for what is wanted all the same.
  const unknown = target.credential.kind === 'token' && seen.mechanisms.length === 0;
  await signIn(context, {
    protocol: 'POP3',
    offered: unknown ? TOKEN_MECHANISMS : seen.mechanisms,
    command: 'USER',
    // Exchange hangs up when it is told the token in one line.
    longestInOneLine: 0,
    carrier: carrier(talk),
    perform: (login) => userAndPass(talk, login),
    refusal: pop3Refusal,
  });
}

function sessionOf(talk: Talk): MailSession {
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

/** AUTH (RFC 5034). */
function carrier(talk: Talk): Carrier {
  const answer = async (line: string): Promise<Answer> => {
    talk.send(line);
    return answerOf(await talk.readLine());
  };
  return {
    begin: (mechanism, response) =>
      answer(`AUTH ${mechanism}${response === undefined ? '' : ` ${response}`}`),
    respond: answer,
  };
}

/** RFC 1939 section 7: USER and PASS. */
async function userAndPass(talk: Talk, { username, secret }: Login): Promise<Refusal | undefined> {
  talk.send(`USER ${safeText(username, 'login')}`);
  const user = answerOf(await talk.readLine());
  if (user.kind === 'refused') return refusalOf(user, false);
  talk.send(`PASS ${safeText(secret, 'password')}`);
  const pass = answerOf(await talk.readLine());
  if (pass.kind === 'accepted') return undefined;
  return pass.kind === 'refused' ? refusalOf(pass, true) : { of: 'else', secretSent: true };
}

const PASSING = /^-ERR \[(?:SYS\/|IN-USE|LOGIN-DELAY)/i;
const NO_SUCH_WAY =
  /mechanism|not supported|unsupported|not implemented|(?:unknown|invalid|unrecogni[sz]ed|bad) command|initial response|syntax|protocol error/i;

function answerOf(line: string): Answer {
  if (isContinuation(line)) return { kind: 'go-on', challenge: line.slice(2) };
  if (/^\+OK/i.test(line)) return { kind: 'accepted' };
  refuseOtherLines(line);
  if (PASSING.test(line) || tellsLock(line)) return { kind: 'refused', of: 'else' };
  if (NO_SUCH_WAY.test(line)) return { kind: 'refused', of: 'way' };
  return { kind: 'refused', of: /^-ERR \[AUTH\]/i.test(line) ? 'secret' : 'unclear' };
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
  return positive(await talk.readLine());
}

function isContinuation(line: string): boolean {
  return line === '+' || line.startsWith('+ ');
}

/** The text of a +OK; throws for everything else. */
function positive(line: string): string {
  const [, text] = /^\+OK ?(.*)$/i.exec(line) ?? [];
  if (text !== undefined) return text;
  refuseOtherLines(line);
  throw protocolFailure('The server refused.');
}

function refuseOtherLines(line: string): void {
  if (!/^-ERR/i.test(line))
    throw protocolFailure('The server does not keep to POP3.', line.slice(0, 255));
}
