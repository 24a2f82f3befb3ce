import type { MailProtocol } from './facts.js';

/** What a server lists that it can do: IMAP's CAPABILITY, POP3's CAPA (RFC 2449), SMTP's EHLO. */
export interface DiagnosisListing {
  protocol: MailProtocol;
  /** SASL mechanisms, upper case. */
  mechanisms: string[];
  /** STARTTLS or STLS. */
  startTls: boolean;
  /** IMAP's LOGINDISABLED. */
  loginDisabled: boolean;
  /** POP3's USER, IMAP's LOGIN: a password without SASL. */
  plainLogin: boolean;
}

const listed = (text: string, pattern: RegExp): string[] => [
  ...new Set(
    [...text.matchAll(pattern)].flatMap(([, names = '']) => names.toUpperCase().split(/[ ,]+/)),
  ),
];

const MECHANISMS =
  '((?:(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|NTLM|GSSAPI|CRAM-MD5|DIGEST-MD5|EXTERNAL|ANONYMOUS|SCRAM-SHA-[\\w-]{1,20}|KERBEROS_V4|XYMCOOKIE\\w{0,10}|PLAIN-CLIENTTOKEN)\\b ?){1,20})';

/** Only a listing; a conversation that went further says by itself how it ended. */
export function readListing(readable: string): DiagnosisListing | undefined {
  if (/logged in|\b235\b|authentication succe|\b(?:-ERR|NO|BAD|BYE|5\d\d|4\d\d)\b/i.test(readable))
    return undefined;
  if (
    /\bCAPABILITY\b.{0,40}\bIMAP4(?:rev[12])?\b(?= [A-Z*])|^IMAP4(?:rev[12])?\b/i.test(readable)
  ) {
    const loginDisabled = /\bLOGINDISABLED\b/i.test(readable);
    return {
      protocol: 'IMAP',
      mechanisms: listed(readable, /\bAUTH=([\w-]{1,40})/gi),
      startTls: /\bSTARTTLS\b/i.test(readable),
      loginDisabled,
      plainLogin: !loginDisabled,
    };
  }
  if (
    /(?<![\w+])\+OK\b/.test(readable) &&
    /\bUIDL\b/.test(readable) &&
    listed(readable, /\b(TOP|SASL|STLS|RESP-CODES|USER)\b/g).length > 0
  ) {
    return {
      protocol: 'POP3',
      mechanisms: listed(readable, new RegExp(`\\bSASL ${MECHANISMS}`, 'gi')),
      startTls: /\bSTLS\b/.test(readable),
      loginDisabled: false,
      plainLogin: /\bUSER\b/.test(readable),
    };
  }
  const auth = listed(readable, new RegExp(`\\b250[ -]AUTH[ =]${MECHANISMS}`, 'gi'));
  const extensions =
    /\b250[ -](?:STARTTLS|PIPELINING|8BITMIME|SIZE|SMTPUTF8|ENHANCEDSTATUSCODES|CHUNKING|DSN)\b/i;
  if (auth.length === 0 && !extensions.test(readable)) return undefined;
  const startTls = /\b250[ -]STARTTLS\b/i.test(readable);
  return { protocol: 'SMTP', mechanisms: auth, startTls, loginDisabled: false, plainLogin: false };
}

export const takesTokens = ({ mechanisms }: DiagnosisListing): boolean =>
  mechanisms.some((one) => one === 'XOAUTH2' || one === 'OAUTHBEARER');
