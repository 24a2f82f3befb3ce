import { judgesLogin, tellsLock } from '../../../lib/login-words.js';
import { refusalOf, type Answer, type Carrier, type Login } from '../../../lib/sasl-exchange.js';
import { safeText } from '../../../lib/sasl.js';
import type { Refusal } from '../../../lib/sign-in-ways.js';
import { protocolFailure } from './fault.js';
import type { Talk } from './talk.probe.js';

/** One conversation in commands with tags (RFC 9051 section 2.2). Every method throws ProbeFailure. */
export interface ImapSession {
  /** Asks, and gives the answer with its untagged lines. */
  ask(command: string): Promise<ImapReply>;
  /** As `ask`, content with an answer that has lost its tag. */
  askLightly(command: string): Promise<ImapReply>;
  /** Sends on within a command, behind the server's "+". */
  goOn(line: string): Promise<ImapReply>;
  /** Whether a list of capabilities has named it, wherever in the conversation. */
  offers(capability: string): boolean;
}

export interface ImapReply {
  /** "+": the server asks for more. Without a tag, "NO" and "BAD" are answers of servers that forget it. */
  status: 'OK' | 'NO' | 'BAD' | '+' | '';
  /** Behind the status. */
  text: string;
  untagged: string[];
}

const KEPT = 4096;
/** Untagged, "+", an answer with or without its tag, and an empty line too many. */
const KNOWN = /^(?:$|[*+](?: |$)|(?:\S+ )?(?:OK|NO|BAD)\b)/i;
const ANSWER = /^(OK|NO|BAD)(?: (.*))?$/i;

export function createImapSession(talk: Talk): ImapSession {
  const offered = new Set<string>();
  let count = 0;
  let tag = '';

  async function reply(lightly = false): Promise<ImapReply> {
    const untagged: string[] = [];
    const judge = createLineJudge();
    for (;;) {
      const line = await talk.readLine();
      refuseLong(line);
      judge(line);
      for (const name of listedIn(line)) offered.add(name);
      if (/^\+( |$)/.test(line)) return { status: '+', text: line.slice(2), untagged };
      const answer = answerIn(line, tag, lightly);
      if (answer) return { ...answer, untagged };
      untagged.push(line.slice(0, KEPT));
    }
  }

  function send(command: string): void {
    count += 1;
    tag = `M${count}`;
    talk.send(`${tag} ${command}`);
  }

  return {
    ask: (command) => {
      send(command);
      return reply();
    },
    askLightly: (command) => {
      send(command);
      return reply(true);
    },
    goOn: (line) => {
      talk.send(line);
      return reply();
    },
    offers: (capability) => offered.has(capability),
  };
}

/** The names in CAPABILITY, or in the response code that OK may carry (RFC 9051 section 7.1). */
export function listedIn(line: string): string[] {
  const [, list = ''] = /^(?:\S+ OK \[|\* )CAPABILITY ([^\]]*)/i.exec(line) ?? [];
  return list.toUpperCase().split(' ').filter(Boolean);
}

/** No answer to a command of ours is longer, in a line or in a literal, which is read as lines. */
const LONGEST_ANSWER = 16 * 1024;

const LITERAL = /\{(\d+)\+?\}$/;

/** Judges the lines of a server one after the other; throws ProbeFailure for one that is none of IMAP's. */
function createLineJudge(): (line: string) => void {
  let literal = false;
  return (line) => {
    if (!literal && !KNOWN.test(line))
      throw protocolFailure('The server does not keep to IMAP.', line.slice(0, 255));
    literal = LITERAL.test(line.slice(-30));
  };
}

function refuseLong(line: string): void {
  const [, literal] = LITERAL.exec(line.slice(-30)) ?? [];
  if (line.length > LONGEST_ANSWER || Number(literal) > LONGEST_ANSWER)
    throw protocolFailure(`The server sent more than ${LONGEST_ANSWER} bytes in one answer.`);
}

function answerIn(
  line: string,
  tag: string,
  lightly: boolean,
): Pick<ImapReply, 'status' | 'text'> | undefined {
  const bare = ANSWER.test(line) && !/^OK/i.test(line);
  const untagged = lightly && /^\* (NO|BAD)\b/i.test(line);
  const mine = line.toUpperCase().startsWith(`${tag} `);
  if (!mine && !bare && !untagged) return undefined;
  const rest = bare ? line : line.slice(line.indexOf(' ') + 1);
  const [, status, text = ''] = ANSWER.exec(rest) ?? [];
  return { status: (status ?? '').toUpperCase() as ImapReply['status'], text };
}

/** AUTHENTICATE (RFC 9051 section 6.2.2), with an initial response where one is given (RFC 4959). */
export function imapCarrier({ ask, goOn }: ImapSession): Carrier {
  return {
    begin: async (mechanism, response) =>
      answerOf(
        await ask(`AUTHENTICATE ${mechanism}${response === undefined ? '' : ` ${response}`}`),
      ),
    respond: async (response) => answerOf(await goOn(response)),
  };
}

/** LOGIN (RFC 9051 section 6.2.3); what is no quoted string goes as literals. */
export async function imapLogin(
  { ask, goOn }: ImapSession,
  { username, secret }: Login,
): Promise<Refusal | undefined> {
  const [first, ...rest] = loginLines(safeText(username, 'login'), safeText(secret, 'password'));
  let answer = answerOf(await ask(first));
  while (answer.kind === 'go-on' && rest.length > 0)
    answer = answerOf(await goOn(rest.shift() ?? ''));
  if (answer.kind === 'accepted') return undefined;
  const secretSent = rest.length === 0;
  return answer.kind === 'refused' ? refusalOf(answer, secretSent) : { of: 'else', secretSent };
}

/** The lines of the command: each but the last announces a literal (RFC 9051 section 4.3). */
function loginLines(username: string, password: string): [string, ...string[]] {
  const written = [username, password].map((value) =>
    /^[\x20-\x7e]*$/.test(value)
      ? `"${value.replace(/["\\]/g, '\\$&')}"`
      : `{${Buffer.byteLength(value)}}\n${value}`,
  );
  const [first = '', ...rest] = `LOGIN ${written.join(' ')}`.split('\n');
  return [first, ...rest];
}

const PASSING = /^\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|PRIVACYREQUIRED)\b/i;
const JUDGED = /^\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)\b/i;
const PATIENCE = /throttl|too many (?!arg)/i;
const NOT_NOW = /try again|temporar/i;
const NO_SUCH_WAY = /mechanism|not supported|unsupported|not (?:enabled|implemented|available)/i;

function answerOf({ status, text }: ImapReply): Answer {
  if (status === '+') return { kind: 'go-on', challenge: text };
  if (status === 'OK') return { kind: 'accepted' };
  if (status === '') throw protocolFailure('The server does not keep to IMAP.', text);
  if (PATIENCE.test(text) || tellsLock(text)) return { kind: 'refused', of: 'else' };
  if (JUDGED.test(text)) return { kind: 'refused', of: 'secret' };
  // Words alone judge nothing that was not shown: the other form of the same way is still to be tried.
  if (judgesLogin(text) && !NOT_NOW.test(text)) return { kind: 'refused', of: 'unclear' };
  if (PASSING.test(text) || NOT_NOW.test(text)) return { kind: 'refused', of: 'else' };
  if (status === 'BAD' || NO_SUCH_WAY.test(text)) return { kind: 'refused', of: 'way' };
  return { kind: 'refused', of: 'unclear' };
}
