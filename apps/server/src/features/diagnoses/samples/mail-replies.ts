import type { DiagnosisActor } from '../diagnosis.js';
import type { MailProtocol, ProbeFacts } from '../facts.js';
import type { ReplyClass } from '../reply-class.js';

/** Test support: what a mail server says to a login, what kind of no it is and who has to act. */
export interface MailReply {
  protocol: MailProtocol;
  by: 'token' | 'password';
  /** The step's conversation; where the last word is not the server's, it hangs up. */
  said: string[];
  probe: Partial<ProbeFacts>;
  tokenLength: number;
  means: ReplyClass;
  code: string;
  actor: DiagnosisActor;
}

const encoded = Buffer.from('{"status":"401","schemes":"bearer"}').toString('base64');

/** What was asked before the server's words came. */
const asked: Record<string, string[]> = {
  'IMAP token': ['C: 3 AUTHENTICATE XOAUTH2 [masked]'],
  'IMAP command': ['C: 3 AUTHENTICATE XOAUTH2'],
  'IMAP challenge': ['C: 3 AUTHENTICATE XOAUTH2 [masked]', `S: + ${encoded}`, 'C: '],
  'IMAP login': ['C: 3 LOGIN jane [masked]'],
  'POP3 token': ['C: AUTH XOAUTH2', 'S: + ', 'C: [masked]'],
  'POP3 command': ['C: AUTH XOAUTH2'],
  'POP3 challenge': ['C: AUTH XOAUTH2', 'S: + ', 'C: [masked]', `S: + ${encoded}`, 'C: '],
  'POP3 user': ['C: USER jane'],
  'POP3 login': ['C: USER jane', 'S: +OK', 'C: PASS [masked]'],
  'SMTP token': ['C: AUTH XOAUTH2', 'S: 334 ', 'C: [masked]'],
  'SMTP line': ['C: AUTH XOAUTH2 [masked]'],
  'SMTP command': ['C: AUTH XOAUTH2'],
  'SMTP challenge': ['C: AUTH XOAUTH2 [masked]', `S: 334 ${encoded}`, 'C: '],
  'SMTP login': ['C: AUTH PLAIN [masked]'],
  'SMTP mail': ['C: MAIL FROM:<jane@example.org>'],
};

const outcomes: Record<string, [ReplyClass, string, DiagnosisActor]> = {
  refused: ['refused-login', 'mail-login-refused', 'MAILBOX_USER'],
  owner: ['refused-login', 'mail-account-needs-attention', 'MAILBOX_USER'],
  right: ['refused-login', 'mail-login-not-permitted', 'TENANT_ADMIN'],
  way: ['not-offered', 'server-without-xoauth2', 'OPERATOR'],
  popLater: ['temporary', 'pop-server-unavailable', 'OPERATOR'],
  later: ['temporary', 'imap-server-unavailable', 'OPERATOR'],
  smtpLater: ['temporary', 'smtp-server-temporary', 'OPERATOR'],
  limit: ['temporary', 'connection-limit', 'OPERATOR'],
  imapInUse: ['temporary', 'imap-mailbox-in-use', 'OPERATOR'],
  inUse: ['temporary', 'pop-mailbox-in-use', 'OPERATOR'],
  delay: ['temporary', 'pop-login-delay', 'OPERATOR'],
  move: ['temporary', 'mail-account-needs-attention', 'MAILBOX_USER'],
  broken: ['server-fault', 'server-own-fault', 'OPERATOR'],
  long: ['too-long', 'token-too-long', 'APP_ADMIN'],
  imapClear: ['not-private', 'imap-login-disabled-before-tls', 'OPERATOR'],
  popClear: ['not-private', 'pop-login-disabled-before-tls', 'OPERATOR'],
  unseen: ['not-private', 'encryption-unseen', 'OPERATOR'],
  smtpClear: ['not-private', 'smtp-starttls-not-done', 'OPERATOR'],
};

/** A line each: who says it, to what, what is meant, what it says; behind "<" what it had listed, or the token's length. */
const table = (text: string): [string, MailReply][] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', to = '', meant = '', rest = ''] = line
        .split('|')
        .map((part) => part.trim());
      const [words = '', listed = ''] = rest.split(/ ?< /);
      const [protocol, kind = ''] = to.split(' ');
      const [means, code, actor] = outcomes[meant] ?? ['refused-login', 'none', 'NOBODY'];
      const by = /login|user|mail/.test(kind) ? 'password' : 'token';
      return [
        `${from}, ${to}: ${rest}`,
        {
          protocol: protocol as MailProtocol, // the table's first word
          by,
          means,
          code,
          actor,
          said: [...(asked[to] ?? []), ...(words === '' ? [] : [`S: ${words}`])],
          probe: { ...probeOf(listed), ...(kind === 'mail' && { failedStep: 'open' }) },
          tokenLength: Number(/^\d+/.exec(listed)?.[0] ?? 600),
        },
      ];
    });

function probeOf(listed: string): Partial<ProbeFacts> {
  if (listed === '' || /^\d/.test(listed)) return {};
  const capabilities = listed.replace('clear ', '').split(', ');
  const mechanisms = capabilities.flatMap((one) => /^(?:AUTH=|SASL )(.+)/.exec(one)?.[1] ?? []);
  return { capabilities, mechanisms, ...(listed.startsWith('clear ') && { security: 'NONE' }) };
}

/** Measured, November 2026. */
export const measured = table(`
Cyrus 3.6        | IMAP token     | way       | 3 NO no mechanism available < SASL-IR, AUTH=PLAIN
Cyrus 3.6        | IMAP command   | way       | 3 NO no mechanism available
Cyrus 3.6        | IMAP token     | refused   | 3 NO authentication failure
Cyrus 3.6        | IMAP login     | refused   | 3 NO Login failed: authentication failure
Cyrus 3.6        | IMAP login     | imapClear | 3 NO Login only available under a layer < clear STARTTLS, LOGINDISABLED
Cyrus 3.6        | POP3 login     | refused   | -ERR [AUTH] Invalid login
Cyrus 3.6        | POP3 token     | refused   | -ERR [AUTH] authenticating: authentication failure
Cyrus 3.6        | POP3 command   | way       | -ERR [AUTH] authenticating: no mechanism available < TOP, SASL PLAIN
Cyrus 3.6        | POP3 user      | popClear  | -ERR [AUTH] USER command only available under a layer < clear TOP, UIDL, STLS
Cyrus 3.6        | IMAP login     | broken    | 3 NO generic failure
Cyrus 3.6        | POP3 login     | broken    | -ERR [AUTH] authenticating: generic failure
Courier 5.0      | IMAP token     | way       | 3 NO Login failed. < IDLE, AUTH=PLAIN, STARTTLS
Courier 5.0      | IMAP login     | refused   | 3 NO Login failed.
like Courier     | IMAP token     | refused   | 3 NO Login failed. < AUTH=XOAUTH2
Courier 5.0      | IMAP login     | broken    | * BYE [ALERT] Fatal error: No such file or directory: No such file or directory
Courier 1.0      | POP3 command   | way       | -ERR Authentication failed. < STLS, TOP, USER, LOGIN-DELAY 10, UIDL
Courier 1.0      | POP3 command   | way       | -ERR Invalid command. < STLS, TOP, USER, LOGIN-DELAY 10, UIDL
Courier 1.0      | POP3 login     | refused   | -ERR Login failed.
Courier 1.0      | POP3 login     | broken    | -ERR chdir Maildir failed
Exim 4.96        | SMTP line      | way       | 504 XOAUTH2 authentication mechanism not supported
Exim 4.96        | SMTP login     | smtpClear | 503 AUTH command used when not advertised < clear STARTTLS, SIZE 52428800
Exim 4.96        | SMTP challenge | refused   | 535 Incorrect authentication data
Exim 4.96        | SMTP line      | refused   | 535 Incorrect authentication data
Exim 4.96        | SMTP token     | smtpLater | 435 Unable to authenticate at present: defer
Exim 4.96        | SMTP token     | smtpLater | 435 Unable to authenticate at present
Exim 4.96        | SMTP command   | smtpLater | 435 Unable to authenticate at present
OpenSMTPD 6.8    | SMTP login     | smtpClear | 503 5.5.1 Invalid command: Command not supported < clear 8BITMIME, STARTTLS
OpenSMTPD 6.8    | SMTP mail      | smtpClear | 530 5.5.1 Invalid command: Must issue a STARTTLS command first < clear STARTTLS
popa3d 1.0       | POP3 command   | way       | -ERR
popa3d 1.0       | POP3 login     | refused   | -ERR Authentication failed (bad password?)
solid-pop3d 0.15 | POP3 command   | way       | -ERR command not implemented yet
solid-pop3d 0.15 | POP3 login     | refused   | -ERR authentication failed
mailutils 3.15   | POP3 command   | way       | -ERR Not implemented < TOP, UIDL, RESP-CODES
mailutils 3.15   | POP3 login     | refused   | -ERR [AUTH] Bad login
mailutils 3.15   | POP3 user      | popClear  | -ERR Incorrect state < clear TOP, XTLSREQUIRED, STLS
mailutils 3.15   | IMAP login     | imapClear | 3 NO LOGIN Command disabled < clear IMAP4REV1, STARTTLS
mailutils 3.15   | IMAP login     | refused   | 3 NO LOGIN User name or passwd rejected
mailutils 3.15   | IMAP token     | way       | 3 NO AUTHENTICATE Authentication mechanism not supported
Dovecot 2.3      | IMAP challenge | refused   | 3 NO [AUTHENTICATIONFAILED] Authentication failed.
Dovecot 2.3      | IMAP token     | refused   | 3 NO [AUTHENTICATIONFAILED] Authentication failed.
Dovecot 2.3      | POP3 challenge | refused   | -ERR [AUTH] Authentication failed.
Dovecot 2.3      | SMTP challenge | refused   | 535 5.7.8 Authentication failed.
Dovecot 2.3      | IMAP token     | later     | 3 NO [UNAVAILABLE] Temporary authentication failure. [mail:2026-11-30 12:00:00]
Dovecot 2.3      | POP3 token     | popLater  | -ERR [SYS/TEMP] Temporary authentication failure. [mail:2026-11-30 12:00:00]
Dovecot 2.3      | SMTP token     | smtpLater | 454 4.7.0 Temporary authentication failure. [mail:2026-11-30 12:00:00]
Dovecot 2.3      | SMTP line      | long      | 500 5.5.2 Line too long < 900
Dovecot 2.3      | IMAP token     | long      | < 9000
Dovecot 2.3      | POP3 token     | long      | < 6200
Postfix 3.7      | SMTP line      | long      | 535 5.7.8 Error: authentication failed: Invalid base64 data in initial response < 1600
Postfix 3.7      | SMTP token     | long      | 500 5.5.6 SASL response limit exceeded < 9400
Postfix 3.7      | SMTP challenge | refused   | 535 5.7.8 Error: authentication failed: (reason unavailable)
Postfix 3.7      | SMTP token     | refused   | 535 5.7.8 Error: authentication failed: (reason unavailable)
Postfix 3.7      | SMTP line      | way       | 535 5.7.8 Error: authentication failed: Invalid authentication mechanism
`);

/** By their codes alone, whatever language the words are in. */
export const coded = table(`
plain            | SMTP token     | refused   | 535
Russian          | SMTP token     | refused   | 535 Неверные учётные данные
Chinese          | SMTP token     | refused   | 535 5.7.8 用户名或密码错误
disabled         | SMTP token     | refused   | 525 5.7.13 Quux
policy           | SMTP token     | refused   | 550 5.7.1 Quux
plain            | SMTP token     | refused   | 550 Quux
policy           | SMTP token     | refused   | 554 5.7.1 Quux
plain            | SMTP token     | refused   | 554 Quux
wanted           | SMTP token     | refused   | 530 5.7.0 Quux
French           | SMTP login     | refused   | 535 Mot de passe incorrect
transition       | SMTP token     | smtpLater | 432 Quux
transition       | SMTP token     | move      | 432 4.7.12 A password transition is needed
plain            | SMTP token     | smtpLater | 454 Quux
German           | SMTP token     | smtpLater | 454 4.7.0 Vorübergehend gestört
closing          | SMTP token     | smtpLater | 421 4.3.0 Quux
plain            | SMTP token     | smtpLater | 451 Quux
plain            | SMTP token     | smtpLater | 450 Quux
plain            | SMTP token     | smtpLater | 455 Quux
unknown command  | SMTP command   | way       | 500 5.5.1 Quux
syntax           | SMTP command   | way       | 501 Quux
not implemented  | SMTP command   | way       | 502 5.5.1 Quux
sequence         | SMTP command   | way       | 503 5.5.1 Quux
parameter        | SMTP command   | way       | 504 5.5.4 Quux
too weak         | SMTP command   | way       | 534 5.7.9 Quux
wrong kind       | SMTP login     | refused   | 534 5.7.9 Quux
not looked at    | SMTP command   | way       | 535 Quux
system           | SMTP token     | broken    | 554 5.3.0 Quux
network          | SMTP token     | broken    | 550 5.4.1 Quux
encryption       | SMTP command   | unseen    | 538 Quux
encryption       | SMTP login     | unseen    | 538 5.7.11 Encryption required for requested authentication mechanism
encryption       | SMTP login     | smtpClear | 538 5.7.11 Quux < clear AUTH PLAIN
cut              | SMTP token     | long      | 501 5.5.2 Quux < 3000
German           | IMAP token     | refused   | 3 NO Anmeldung abgelehnt
bare             | IMAP token     | refused   | 3 NO
bad              | IMAP token     | way       | 3 BAD Quux
bad, challenged  | IMAP challenge | refused   | 3 BAD Quux
goodbye          | IMAP token     | broken    | * BYE Quux
bug              | IMAP token     | broken    | 3 NO [SERVERBUG] Quux
unavailable      | IMAP token     | later     | 3 NO [UNAVAILABLE] Quux
limit            | IMAP token     | limit     | 3 NO [LIMIT] Quux
in use           | IMAP token     | imapInUse | 3 NO [INUSE] Quux
expired          | IMAP token     | owner     | 3 NO [EXPIRED] Quux
contact admin    | IMAP token     | owner     | 3 NO [CONTACTADMIN] Quux
no right         | IMAP token     | right     | 3 NO [AUTHORIZATIONFAILED] Quux
privacy          | IMAP login     | unseen    | 3 NO [PRIVACYREQUIRED] Quux
privacy          | IMAP login     | imapClear | 3 NO [PRIVACYREQUIRED] Quux < clear STARTTLS
too big          | IMAP token     | long      | 3 NO [TOOBIG] Quux < 5000
too long         | IMAP token     | long      | 3 BAD Command line too long < 7000
bare             | POP3 token     | refused   | -ERR
Japanese         | POP3 token     | refused   | -ERR ログインできません
system           | POP3 token     | broken    | -ERR [SYS/PERM] Quux
later            | POP3 token     | popLater  | -ERR [SYS/TEMP] Quux
in use           | POP3 token     | inUse     | -ERR [IN-USE] Quux
delay            | POP3 token     | delay     | -ERR [LOGIN-DELAY] Quux
`);
