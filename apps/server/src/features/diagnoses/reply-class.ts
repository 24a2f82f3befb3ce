import { judgesLogin, refusesAccount, tellsHeld, tellsLock } from '../../lib/login-words.js';
import type { Reply } from './reply.js';

/** What kind of no it is; what to do follows from it. */
export type ReplyClass =
  /** The server looked at the login and does not take it. */
  | 'refused-login'
  /** This way of signing in, whoever signs in. */
  | 'not-offered'
  /** Later it may go well. */
  | 'temporary'
  /** Something is broken at the server, whatever the login. */
  | 'server-fault'
  /** The token is longer than what the server reads. */
  | 'too-long'
  /** Not before the connection is encrypted. */
  | 'not-private'
  /** The login went well, and the mailbox is not opened or counted. */
  | 'not-opened'
  /** The login went well, and the sender or recipient is not taken. */
  | 'not-sent';

/**
 * Judges a reply by what it answers: the command, the kind of code, whether the secret was out, what was
 * offered and how private the connection is. Words refine what these leave open. Undefined: it came before
 * any login, and its code says nothing that holds for every command.
 */
export function classOf(reply: Reply): ReplyClass | undefined {
  return (
    notPrivate(reply) ??
    tooLong(reply) ??
    judgedLogin(reply) ??
    byCode(reply) ??
    (reply.atLogin ? atLogin(reply) : undefined) ??
    (reply.phase === 'after' ? afterLogin(reply) : undefined)
  );
}

/** RFC 5530, 9051, 4469, 3206 and 2449: what a response code says, whichever command it answers. */
const CODES: Partial<Record<string, ReplyClass>> = {
  AUTHENTICATIONFAILED: 'refused-login',
  AUTHORIZATIONFAILED: 'refused-login',
  EXPIRED: 'refused-login',
  AUTH: 'refused-login',
  UNAVAILABLE: 'temporary',
  INUSE: 'temporary',
  'IN-USE': 'temporary',
  LIMIT: 'temporary',
  THROTTLED: 'temporary',
  'LOGIN-DELAY': 'temporary',
  'SYS/TEMP': 'temporary',
  SERVERBUG: 'server-fault',
  'SYS/PERM': 'server-fault',
  PRIVACYREQUIRED: 'not-private',
  TOOBIG: 'too-long',
};

/** These say that the server has looked: then encryption alone does not help. */
const LOOKED_AT = new Set([
  'AUTHENTICATIONFAILED',
  'AUTHORIZATIONFAILED',
  'EXPIRED',
  'AUTH',
  '535',
]);

/** Whoever is refused in clear and reads of encryption is told to encrypt. */
const ofPrivacy =
  /\b(?:tls|ssl|stls|starttls|encrypt\w{0,5}|plain ?text|clear ?text|secure\w{0,2}|privacy|under a layer|port (?:993|995|465))\b/i;

/** The server itself has said that it wants encryption, and not only refused in clear. */
export const announcesPrivacy = (reply: Reply): boolean =>
  reply.status === '538' ||
  reply.code === 'PRIVACYREQUIRED' ||
  (reply.inClear && (reply.unasked === true || keepsBack(reply) || ofPrivacy.test(reply.text)));

/** In clear no way of signing in is listed, and encryption is. */
const keepsBack = ({ loginDisabled, offersTls, listed }: Reply): boolean =>
  loginDisabled === true || (offersTls && listed === false);

function notPrivate(reply: Reply): ReplyClass | undefined {
  const { status, code = '', inClear, offersTls, atLogin, secretSent, command, unasked } = reply;
  if (status === '538' || code === 'PRIVACYREQUIRED') return 'not-private';
  const login = atLogin || unasked || (command === 'MAIL' && status === '530');
  if (!inClear || !login || (status === '' && !unasked)) return undefined;
  if (!unasked && ofPrivacy.test(reply.text)) return 'not-private';
  if (!(offersTls || reply.loginDisabled) || byCode(reply) === 'temporary') return undefined;
  const lookedAt =
    secretSent !== false && !unasked && [status, code].some((one) => LOOKED_AT.has(one));
  return lookedAt ? undefined : 'not-private';
}

/** Dovecot reads 8,192 characters, and hangs up without a word on more. */
const SILENT_BEYOND = 8_192;
/** RFC 5321 section 4.5.3.1.4: what every server reads in one line of a command. */
const LINE = 510;
const tooLongWords =
  /\b(?:too (?:long|large|big|much data)|(?:over|excessively )long|line length|(?:size|length|response|line|buffer) (?:limit|overflow)|(?:input|line|command|response) buffer (?:is )?full|buffer full|exceed\w{0,3} (?:\S{1,12} ){0,3}(?:length|limit|size|bytes|octets|char(?:acter)?s)|maximum (?:\S{1,12} ){0,2}(?:length|size)|zu (?:lang|gro(?:ß|ss))|trop (?:long(?:ue)?|grande?)|demasiado larg[oa]|troppo lung[oa]|te lang|longo demais|muito long[oa]|zbyt dług[ia])\b|слишком длинн|过长|太长|過長|長すぎ/i;

function tooLong({ status, code, text, secretSent, by, ...reply }: Reply): ReplyClass | undefined {
  const { messageLength = 0, challenged, unasked } = reply;
  if (code === '5.5.6') return 'too-long';
  if (by === 'password' || challenged || unasked) return undefined;
  // Split over two lines it was taken no better.
  if (reply.atLogin && reply.spokeOfLength && !LOOKED_AT.has(status)) return 'too-long';
  if (secretSent === false) return undefined;
  if (status === '')
    return reply.atLogin && secretSent && messageLength > SILENT_BEYOND ? 'too-long' : undefined;
  if (code === 'TOOBIG' || (reply.atLogin && tooLongWords.test(text))) return 'too-long';
  // What Mailkey sends is base64: who cannot read it has not got it whole.
  const unread = secretSent && isUnread(status, text, reply.listed) && messageLength > LINE;
  const cut = status === '535' && /base64/i.test(text) && messageLength > 4 * LINE;
  if (reply.atLogin && (unread || cut)) return 'too-long';
  return status === 'BAD' && messageLength > SILENT_BEYOND ? 'too-long' : undefined;
}

/** It speaks of now, whatever else it says. */
const notNow = /\btemporar|\bunavailable\b|\bbusy\b|\btoo many\b/i;

/** What was shown was judged: these words outweigh a code that fits everything, or one that speaks of now. */
function judgedLogin(reply: Reply): ReplyClass | undefined {
  const unseen = reply.secretSent === false && reply.status !== '' && !reply.status.startsWith('4');
  // It names what it wants instead.
  if (reply.atLogin && unseen && /\b(?:APOP|(?:CRAM|DIGEST)-MD5|SCRAM|NTLM)\b/.test(reply.text))
    return 'not-offered';
  const { status, code = '', text, atLogin, unasked, secretSent, by, listed, challenged } = reply;
  const unknown = by === 'token' && listed === false && !challenged;
  if (!atLogin || unasked || secretSent === false || unknown) return undefined;
  if (tellsLock(text) || (code === 'SYS/PERM' && refusesAccount(text))) return 'refused-login';
  // RFC 3463 section 3.8: X.7.8 is about the credentials.
  const general = /^(?:BAD|50[0-4])$/.test(status);
  if (general && code === '5.7.8') return 'refused-login';
  const advised = code === '' && /^(?:NO|BYE|-ERR)$/.test(status) && /\btry\b/i.test(text);
  return (general || advised) && judgesLogin(text) && !notNow.test(text)
    ? 'refused-login'
    : undefined;
}

const isSmtp = (status: string): boolean => /^\d/.test(status);

/** By its syntax; a POP3 server has no code for that, and one that lists the way knows the command. */
const isUnread = (status: string, text: string, listed = false): boolean =>
  /^50[01]$/.test(status) ||
  (status === '-ERR' &&
    listed &&
    /\b(?:bad|invalid|unknown|syntax|protocol)\b/i.test(text) &&
    !/\b(?:auth\w{0,12}|log ?-?in|password|passwd|credentials?|token|user)\b/i.test(text));

/** Its own words say that it is the length; else that is concluded. */
export const saysTooLong = ({ code, text, spokeOfLength }: Reply): boolean =>
  code === 'TOOBIG' || code === '5.5.6' || spokeOfLength === true || tooLongWords.test(text);

export const speaksOfLength = (text: string): boolean => tooLongWords.test(text);

function byCode({ status, code = '', text, ...reply }: Reply): ReplyClass | undefined {
  const { command, challenged, listed, by } = reply;
  // A refused STARTTLS is a matter of its own.
  if (isSmtp(status))
    return status.startsWith('4') && command !== 'STARTTLS' ? 'temporary' : undefined;
  // Cyrus says [AUTH] as well where it could not ask for the password (RFC 3206 has [SYS/TEMP] for that).
  const found = code === 'AUTH' && broken.test(text) ? 'server-fault' : CODES[code];
  return found === 'refused-login' && by === 'token' && listed === false && !challenged
    ? 'not-offered'
    : found;
}

function atLogin(reply: Reply): ReplyClass | undefined {
  const { status, unasked, challenged, by, listed } = reply;
  if (unasked) return 'not-offered';
  if (status === '') return undefined;
  // A challenge is sent by who knows the mechanism.
  if (challenged) return 'refused-login';
  if (by === 'token' && listed === false) return 'not-offered';
  if (status === '-ERR') return popLogin(reply);
  return isSmtp(status) ? smtpLogin(reply) : imapLogin(reply);
}

const failing =
  /\b(?:fail\w{0,3}|denied|invalid|incorrect|wrong|reject\w{0,3}|bad (?:password|login|credentials))\b/i;
const judging =
  /\b(?:auth\w{0,12}|log ?-?in|logon|password|credentials?)\b.{0,20}\b(?:failed|failure|incorrect|wrong|invalid|denied)\b|\b(?:incorrect|wrong|invalid|bad)\b/i;
const passing = /\btemporar|\bunavailable\b|\bbusy\b|\bshutting down\b|\btoo many\b/i;
const later = /\btry (?:it )?again\b|\b(?:try|come back) (?:it )?(?:again )?later\b/i;
const broken =
  /\bfatal\b|\bgeneric failure\b|\binternal (?:server )?error\b|\bsystem error\b|\bno such file\b|\bmaildir\b|\bcorrupt(?:ed)?\b|\bdamaged\b|\b(?:i\/o|disk) (?:error|full)\b|\bno space left\b/i;
const unknownWay =
  /\bmechanism\b|\b(?:not|un) ?(?:supported|implemented|recogni[sz]ed)\b|\bunknown command\b|\binvalid command\b/i;

/** Later it may go well; "try again later" behind a judgement is advice, and some name every reason they have. */
export const saysPassing = (text: string): boolean =>
  (passing.test(text) && !/\b(?:incorrect|wrong|invalid)\b/i.test(text)) ||
  (later.test(text) && !judging.test(text));

function byWords(text: string): ReplyClass | undefined {
  if (tellsHeld(text) || saysPassing(text)) return 'temporary';
  if (broken.test(text)) return 'server-fault';
  return unknownWay.test(text) ? 'not-offered' : undefined;
}

function imapLogin({ status, text, secretSent }: Reply): ReplyClass {
  const told = byWords(text);
  if (status === 'BYE') return told ?? (failing.test(text) ? 'refused-login' : 'server-fault');
  if (status === 'BAD') return told ?? 'not-offered';
  return told ?? (secretSent === false ? 'not-offered' : 'refused-login');
}

function popLogin({ command, text, secretSent, listed }: Reply): ReplyClass {
  const told = byWords(text);
  if (command === 'USER') return told ?? (listed === false ? 'not-offered' : 'refused-login');
  return told ?? (secretSent === false ? 'not-offered' : 'refused-login');
}

/** Whatever the words, the login itself was good. */
function afterLogin({ protocol, status, text }: Reply): ReplyClass | undefined {
  if (status === '') return undefined;
  if (protocol !== 'SMTP' && saysPassing(text)) return 'temporary';
  if (broken.test(text)) return 'server-fault';
  return protocol === 'SMTP' ? 'not-sent' : 'not-opened';
}

/** RFC 4954 sections 4 and 6; RFC 3463 section 3 for what the middle number is about. */
function smtpLogin({ status, code = '', text, secretSent, by }: Reply): ReplyClass {
  // RFC 4954 has 534 for a mechanism that is too weak; Google for the wrong kind of password, once it has seen it.
  if (/^50[0-4]$/.test(status) || (status === '534' && secretSent === false)) return 'not-offered';
  if (/^5\.[34]\./.test(code)) return 'server-fault';
  if (/^5\.5\./.test(code)) return 'not-offered';
  if (unknownWay.test(text)) return 'not-offered';
  if (broken.test(text)) return 'server-fault';
  // The name of LOGIN may be refused before its password; a token has no name before it.
  return secretSent === false && (status !== '535' || by === 'token')
    ? 'not-offered'
    : 'refused-login';
}
