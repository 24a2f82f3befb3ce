import { readChallenge } from './challenge.js';
import { MASKED } from './masked.js';
import { isToken, PARAMETER } from './token.js';
import { bareEnd, BLANK, withoutEnd } from './value.js';

const MECHANISM =
  '(?:plain|login|xoauth2?|oauthbearer|oauth10a|cram-md5|digest-md5|scram-[\\w-]{1,20}|ntlm|gssapi|gs2-[\\w-]{1,20}|kerberos_v4|external|anonymous|apop)';
const GAP = `(?:${BLANK}|%20|\\+|&nbsp;|\\\\u0020|=20|=?\\r?\\n(?=[ \\t])|=\\r?\\n){1,64}`;

/** Schemes of HTTP (RFC 7235) and mechanisms of SASL, behind which the credential follows. */
const SCHEME = new RegExp(
  `(?:(?<![A-Za-z])|(?<=%[\\dA-F]{2}))(?:bearer|basic|dpop|negotiate|ntlm|xoauth2|oauthbearer|auth(?:enticate)?${BLANK}{1,64}["']?${MECHANISM}["']?)(?:${GAP}|:${BLANK}{1,64}|=(?=[\\w"']))(?:["'](?=[^\\s"']))?`,
  'gi',
);

/** What follows a scheme in sentences, challenges and lists of capabilities: no credential. */
const PROSE = new Set(
  [
    'a access all also an and are as at auth authenticate authentication authentications',
    'authorisation authorization be been blocked but by can cannot challenge client connection',
    'credential credentials code command completed continue denied deprecated disabled does',
    'enabled error error_description errors exchange expired expires_in failed failure fails flow for',
    'from grant had has have header headers if in initial instead invalid is isn it its keyword',
    'login logins mechanism mechanisms message method methods missing must negotiate no none not of',
    'ok on only or over password plain protocol realm refused rejected request required requires',
    'response sasl scheme schemes scope scopes server should sign-in string successful such succeeded support',
    'supported that the this to token tokens type unavailable unsupported unsuccessful use used user',
    'using via was were when which while will with without work works wrong you your',
    'sasl-ir uidplus uidl top capa stls resp-codes auth-resp-code pipelining expire implementation size',
    'starttls dsn chunking smtputf8 enhancedstatuscodes binarymime 8bitmime literal literal- idle id',
    'namespace move children unselect quota help vrfy etrn ntlm gssapi external anonymous xoauth',
    'xoauth2 oauthbearer plain-clienttoken apop cram-md5 digest-md5 scram-sha-1 scram-sha-256 kerberos',
    'basic bearer digest http imap imap4 imap4rev1 pop pop3 smtp oauth oauth2 oauth2.0 tls ssl microsoft google',
  ]
    .join(' ')
    .split(' '),
);
/** The next line of a server, or a code in brackets. */
const REPLY =
  /^(?:[2-5]\d\d(?: |-(?=[A-Z\d]{2,24}(?:\s|$)))|[*+-](?:\s|$)|\[(?:masked\]|[A-Z][A-Z\d.-]{2,60}(?:[\]\s]|$)))/;
/** What documentation writes where a reader puts a token. */
const PLACEHOLDER =
  /^[<[{]{1,2}(?:your|my|the|access|refresh|bearer|jwt|api|token|key|secret|credentials?|[-_]){1,6}[>\]}.,]{0,4}$/i;
/** Words between a scheme and its credential: Bearer token abc123def. */
const BETWEEN = new RegExp(
  `^(?:(?:token|auth|authentication|authorization|credentials?|header|string|code|value|access|refresh|the|a|new|now|with|is|was):?${BLANK}{1,8}){1,3}["']?`,
  'i',
);

/** What no credential is, is seen by then. Whatever is read further is masked, so nothing is read twice. */
const FIRST = { most: 512 };

export function maskSchemes(text: string): string {
  let result = '';
  let done = 0;
  for (const { index, 0: scheme } of text.matchAll(SCHEME)) {
    const from = credentialAt(text, index + scheme.length);
    if (from < done || listed(text, index, scheme)) continue;
    if (REPLY.test(text.slice(from, from + 30))) continue;
    const encoded = /%20$/.test(scheme);
    const first = text.slice(from, bareEnd(text, from, { encoded, ...FIRST }));
    if (first === '' || isProse(first)) continue;
    result += text.slice(done, from) + MASKED;
    done = bareEnd(text, from, { encoded });
  }
  return result + text.slice(done);
}

/** Where the credential begins, if words of prose stand before it. */
function credentialAt(text: string, at: number): number {
  const between = BETWEEN.exec(text.slice(at, at + 80))?.[0].length ?? 0;
  const from = at + between;
  return between > 0 && isToken(text.slice(from, bareEnd(text, from, FIRST))) ? from : at;
}

/** AUTH=XOAUTH2 tells what a server can do; auth=Bearer is part of what a client sends. */
function listed(text: string, at: number, scheme: string): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return /\bauth(?:=|=3D|%(?:25)?3D|&#61;)$/i.test(before) && !/^bearer/i.test(scheme);
}

function isProse(value: string): boolean {
  const word = withoutEnd(value, '.,:;!?)]"\'=').toLowerCase();
  return (
    word === '' ||
    PROSE.has(word) ||
    PLACEHOLDER.test(value) ||
    PARAMETER.test(value) ||
    readChallenge(value) !== undefined
  );
}

/** What one types or a program sends: RFC 9051 LOGIN, RFC 1939 PASS and APOP, options, SQL. */
const COMMANDS = [
  /(\bLOGIN[ \t]{1,4}(?:"[^"\n]{1,320}"|[^\s@]{0,320}@\S{1,320})[ \t]{1,4})("(?:[^"\\\n]|\\.){1,8192}"?|\S{1,8192})/gi,
  // Behind the code of a reply, the words of a server: "535 Login fail. Account is abnormal".
  /((?:^|\n|[C>]:? ?)(?![2-5]\d\d LOGIN (?:attempt|denied|disabled|error|fail|incorrect|invalid|is|not|refused|reject|was)[a-z]{0,8} )[a-z]{0,6}\d{1,8} LOGIN (?:"[^"\n]{1,320}"|\S{0,319}[^\s.,:;!?]) )("(?:[^"\\\n]|\\.){1,8192}"?|\S{1,8192})/gi,
  /((?:^|\n|[C>]:? ?)(?:[a-z.]|tag) LOGIN (?:"[^"\n]{1,320}"|\S{1,320}) )("[^"\n]{1,8192}"?|\S{1,8192})(?=[ \t]{0,8}(?:\r?\n|$))/gi,
  /((?:^|\n|[C>]: ?|> ?)PASS[^\S\r\n]{1,64})(\S[^\r\n]{0,1000})/g,
  /((?:^|\n|[C>]: ?|> ?)pass[^\S\r\n]{1,64})(\S{1,1000})(?=[ \t]{0,8}(?:\r?\n|$))/gi,
  /((?:^|\n|[C>]: ?|> ?)APOP \S{1,320} )(\S{1,1000})/gi,
  /((?:^|\s)(?:-u|-U|--user|--proxy-user)[ =]{1,4}["']?[^\s:"']{1,320}:)([^\s"']{1,8192})/g,
  /((?:^|\s)(?:-a|--auth)[ =]{1,4}["']?[^\s:"'-][^\s:"']{0,320}:)([^\s"']{1,8192})/g,
  /((?:^|\s)(?:sshpass -p|-ap|-b|--cookie)[ =]{1,4})("[^"]{1,8192}"|'[^']{1,8192}'|[^\s"'-][^\s"']{0,8191})/g,
  /(\bIDENTIFIED BY[ \t]{1,4})("[^"\n]{1,1000}"|'[^'\n]{1,1000}')/gi,
  /(\bAsPlainText[ \t]{1,4}(?:-Force[ \t]{1,4})?|\bConvertTo-SecureString[ \t]{1,4}(?:-String[ \t]{1,4})?)("[^"\n]{1,1000}"|'[^'\n]{1,1000}')/gi,
  /(\bapp(?:lication)?[- ]password\W{1,4})([a-z]{4}(?: ?[a-z]{4}){3})(?![a-z])/gi,
];

/** A challenge of a mail server and, below it, the answer on a line of its own. */
const ANSWER = new RegExp(
  [
    '((?:^|\\n)[ \\t]{0,8}(?:(?:S:|<{1,2}|<[-=]|server:|recv:)[ \\t]{0,4})?',
    '(?:334(?:[ -][^\\r\\n]{0,8192})?|\\+(?:[ \\t]{1,4}(?:[\\w+/=-]{0,8192}|(?:ok|ready|go ahead|idling|send|continue)\\b[^\\r\\n]{0,200}))?)',
    '[ \\t]{0,8}\\r?\\n[ \\t]{0,8}(?:(?:C:|>{1,2}|[-=]>|client:|send:|sent:)[ \\t]{0,4})?)',
    '([^\\s]{1,8192})(?=[ \\t]{0,8}(?:\\r?\\n|$))',
  ].join(''),
  'gi',
);
/** AUTH and AUTHENTICATE of a client and, where the server's lines are left out, its answers below. */
const ANSWERED = new RegExp(
  [
    '((?:^|\\n)[ \\t]{0,8}(?:(?:C:|>{1,2}|[-=]>|client:|send:|sent:)[ \\t]{0,4})?(?:(?!\\d{3} )[\\w.]{1,20} )?',
    `auth(?:enticate)?${BLANK}{1,64}["']?${MECHANISM}["']?`,
    '[ \\t]{0,8}\\r?\\n[ \\t]{0,8}(?:(?:C:|>{1,2}|[-=]>|client:|send:|sent:)[ \\t]{0,4})?)',
    '(\\S{1,8192})(?:[ \\t]{0,8}(\\r?\\n[ \\t]{0,8}(?:(?:C:|>{1,2}|client:)[ \\t]{0,4})?)([\\w+/]{2,8192}={0,2}))?(?=[ \\t]{0,8}(?:\\r?\\n|$))',
  ].join(''),
  'gi',
);
const NO_ANSWER = /^(?:\d{3}|[*=+-]|\+OK|-ERR|DONE|S:|QUIT|AQ==|\[masked\])$/i;

function isNoAnswer(value: string): boolean {
  return NO_ANSWER.test(value) || readChallenge(value) !== undefined;
}

/** Masks what is said to a mail server, a shell or a database. */
export function maskCommands(text: string): string {
  return COMMANDS.reduce((rest, command) => rest.replace(command, hide), text)
    .replace(ANSWER, (whole, before: string, value: string) =>
      isNoAnswer(value) ? whole : before + MASKED,
    )
    .replace(ANSWERED, hideAnswers);
}

function hideAnswers(whole: string, ...[before, value, gap, next]: string[]): string {
  if (isNoAnswer(value ?? '') || isProse(value ?? '')) return whole;
  const second = gap && next ? gap + (isNoAnswer(next) || isProse(next) ? next : MASKED) : '';
  return `${before ?? ''}${MASKED}${second}`;
}

function hide(whole: string, before: string): string {
  const [, quote = '', value = ''] = /^(["']?)([^]*)$/.exec(whole.slice(before.length)) ?? [];
  return value.startsWith(MASKED) ? whole : `${before}${quote}${MASKED}${quote}`;
}
