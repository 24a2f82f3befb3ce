import { commandsIn, type CommandLine } from './commands.js';
import { speaksOfLength } from './reply-class.js';
import type { Facts, MailProtocol, ProbeFacts, ProbeFault, Stage } from './facts.js';

/** before: nobody had tried to sign in. login: while signing in. after: the login went well. */
export type Phase = 'before' | 'login' | 'after';

/** How a mail server refused, as far as it is known: what its meaning is judged by. */
export interface Reply {
  protocol: MailProtocol;
  /** NO, BAD, BYE, '-ERR' or SMTP's code; empty: not offered, or the connection ended without a word. */
  status: string;
  /** Response code (upper case) or enhanced status code, where one was given. */
  code?: string;
  text: string;
  /** The command that was refused; absent: not known, or none was sent. */
  command?: string;
  secretSent?: boolean;
  /** A challenge told of an error, so the way of signing in itself is known there. */
  challenged: boolean;
  /** Said while signing in, or to nobody knows what. */
  atLogin: boolean;
  phase?: Phase;
  /** Nothing was said: what is wanted was not among what the server offers. */
  unasked?: boolean;
  inClear: boolean;
  /** STARTTLS or STLS was offered. */
  offersTls: boolean;
  /** It announces that it takes no login (LOGINDISABLED, RFC 9051 section 6.2.3). */
  loginDisabled?: boolean;
  /** It called the length of a line a fault, in this answer or in one before it. */
  spokeOfLength?: boolean;
  /** The wanted way of signing in is among those that were listed; absent: nothing was listed. */
  listed?: boolean;
  by?: 'token' | 'password';
  /** Characters of the token's message as it is sent, in base64. */
  messageLength?: number;
}

const LOGINS = new Set(['AUTHENTICATE', 'LOGIN', 'AUTH', 'USER', 'PASS', 'APOP']);
const TOKENS = ['XOAUTH2', 'OAUTHBEARER'];
/** POP3 lists its USER and PASS as a capability of their own (RFC 2449 section 6.3). */
const PASSWORDS = ['PLAIN', 'LOGIN', 'USER'];

/** What a probe was refused with; undefined where its fault is no answer of the server. */
export function replyOf(facts: Facts, probe: ProbeFacts): Reply | undefined {
  const { fault } = probe;
  const told = fault && toldBy(fault);
  if (!told) return undefined;
  const asked = told.command === undefined ? lastCommand(probe) : undefined;
  const command = told.command ?? asked?.name;
  const secretSent = told.secretSent ?? asked?.secretSent;
  const phase = phaseOf(probe, told.text, command);
  return {
    ...surroundings(facts, probe),
    ...told,
    ...(command !== undefined && { command }),
    ...(secretSent !== undefined && { secretSent }),
    ...(phase && { phase }),
    atLogin:
      !signedIn.test(told.text) && (command === undefined ? isLogin(probe) : LOGINS.has(command)),
  };
}

/** Said by Exchange to who has signed in. */
const signedIn = /\bis authenticated\b/i;

const OFFERS = new Set(['CAPABILITY', 'CAPA', 'EHLO', 'HELO', 'STARTTLS', 'STLS']);

/** How far the conversation had come when it ended; undefined where the command is not known. */
export function phaseOf(
  { failedStep, fault }: ProbeFacts,
  text = '',
  command = '',
): Phase | undefined {
  if (failedStep === 'open' || failedStep === 'quit' || signedIn.test(text)) return 'after';
  if (fault?.kind === 'not-offered' && fault.what !== 'STARTTLS') return 'login';
  if (failedStep !== 'authenticate') return 'before';
  if (command === '') return undefined;
  return OFFERS.has(command) ? 'before' : 'login';
}

/** Nothing tells the command: where the server alone has spoken it greeted. */
const isLogin = ({ failedStep, transcript }: ProbeFacts): boolean =>
  failedStep === 'authenticate' && !transcript.some((line) => line.startsWith('S:'));

type Told = Pick<Reply, 'status' | 'text' | 'challenged'> &
  Partial<Pick<Reply, 'code' | 'command' | 'secretSent' | 'unasked'>>;

function toldBy(fault: ProbeFault): Told | undefined {
  switch (fault.kind) {
    case 'refused': {
      const { status, text, command, secretSent, challenge } = fault;
      const code = fault.code ?? codeIn(text);
      return {
        status,
        text,
        challenged: challenge !== undefined,
        ...(code && { code: code.toUpperCase() }),
        ...(command !== undefined && { command }),
        ...(secretSent !== undefined && { secretSent }),
      };
    }
    case 'not-offered':
      return fault.what === 'STARTTLS'
        ? undefined
        : { status: '', text: fault.offered.join(' '), challenged: false, unasked: true };
    case 'protocol':
      return /closed the connection/.test(fault.problem) && !fault.text ? SILENT : undefined;
    case 'network':
      return fault.network.stage === 'TCP' ? SILENT : undefined;
    default:
      return undefined;
  }
}

const SILENT: Told = { status: '', text: '', challenged: false };

/** Answers that were kept without it have it in their words. */
const codeIn = (text: string): string | undefined =>
  /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ??
  /\[(?!masked\])([A-Z][A-Z/-]{1,30})[\]\s]/i.exec(text)?.[1];

const refusesLength = (line: string): boolean =>
  /^S: (?:[45]\d\d|-ERR|(?:\S+ )?(?:NO|BAD|BYE))\b/.test(line) && speaksOfLength(line);

function lastCommand({ transcript, protocol }: ProbeFacts) {
  const lines = transcript.flatMap((line): CommandLine[] => {
    const [, by, text = ''] = /^([CS]): ?(.*)$/s.exec(line) ?? [];
    return by ? [{ by: by === 'C' ? 'C' : 'S', text }] : [];
  });
  return commandsIn(lines, protocol).at(-1);
}

function surroundings(facts: Facts, probe: ProbeFacts) {
  const { protocol, security, capabilities, mechanisms, greeting = '', fault } = probe;
  const offered = fault?.kind === 'not-offered' ? fault.offered : [];
  const offersTls = /\b(?:STARTTLS|STLS)\b/i.test(
    [...capabilities, ...offered, greeting].join(' '),
  );
  const by = signsInBy(facts, probe);
  const wanted = by === 'token' ? TOKENS : PASSWORDS;
  const length = by === 'token' ? messageLength(facts, probe.username) : undefined;
  return {
    protocol,
    inClear: security === 'NONE',
    offersTls,
    ...(capabilities.includes('LOGINDISABLED') && { loginDisabled: true }),
    ...(probe.transcript.some(refusesLength) && { spokeOfLength: true }),
    ...(by && { by }),
    // A capability list without SASL is an answer, too.
    ...(capabilities.length + mechanisms.length > 0 && {
      listed: wanted.some((one) => mechanisms.includes(one) || capabilities.includes(one)),
    }),
    ...(length !== undefined && { messageLength: length }),
  };
}

export function signsInBy(
  { mailbox, token }: Facts,
  probe?: ProbeFacts,
): 'token' | 'password' | undefined {
  if (mailbox) return mailbox.authentication === 'OAUTH2' ? 'token' : 'password';
  if (probe?.mechanism) return TOKENS.includes(probe.mechanism) ? 'token' : 'password';
  return token ? 'token' : undefined;
}

/** Base64 of `user=…^Aauth=Bearer …^A^A`. */
function messageLength({ tokenContent }: Facts, username: string): number | undefined {
  const token = tokenContent?.length;
  const around = Buffer.byteLength(`user=${username}\x01auth=Bearer \x01\x01`);
  return token === undefined ? undefined : 4 * Math.ceil((around + token) / 3);
}

const PASTED: Record<MailProtocol, RegExp> = {
  IMAP: /(?:^|[\s'":(])(?:\*|[A-Z]{0,4}\d{1,5}|[a-z])? ?(NO|BAD|BYE) /,
  POP3: /(?<![\w+])(-ERR)\b/i,
  SMTP: /(?:^|[\s'":(])([45]\d\d)(?:[\s-]|$)/,
};
const aboutLogin =
  /\b(?:log ?-?in|logon|auth\w{0,20}|password|passwd|credentials?|sasl|user ?name|mechanism|passwort|kennwort|anmeldung|mot de passe|senha|wachtwoord)\b|contraseñ|hasło|парол|логин|密码|密碼|パスワード/i;

/** A reply in a pasted text; only where it speaks of signing in, or was seen at that protocol. */
export function pastedReply(
  { mailbox }: Facts,
  readable: string,
  stage: Stage | undefined,
): Reply | undefined {
  const placed = stage === 'IMAP' || stage === 'POP3' || stage === 'SMTP' ? stage : undefined;
  if (stage && !placed) return undefined;
  for (const protocol of placed ? [placed] : (['POP3', 'IMAP', 'SMTP'] as const)) {
    const status = PASTED[protocol].exec(readable)?.[1]?.toUpperCase();
    if (!status) continue;
    const code = codeIn(readable)?.toUpperCase();
    const atLogin =
      /^53[458]$/.test(readable) || (aboutLogin.test(readable) && !signedIn.test(readable));
    if (!placed && !atLogin) return undefined;
    return {
      protocol,
      status,
      text: readable,
      atLogin,
      inClear: false,
      offersTls: false,
      challenged: /\beyJ[\w+/]{10}|"schemes"/.test(readable),
      ...(code && { code }),
      ...(mailbox && { by: mailbox.authentication === 'OAUTH2' ? 'token' : 'password' }),
    };
  }
  return undefined;
}
