import type { MailProtocol, ProbeFacts, ProbeFault } from '../facts.js';
import { goodProbe } from './check-facts.js';

/** Test support: what servers answer to a password, and what it means. */
export type Row = readonly [
  host: string,
  protocol: MailProtocol,
  /** As on the wire, without IMAP's tag; several lines are one reply. */
  reply: string,
  meaning: Meaning,
];

interface Meaning {
  code: string;
  actor: string;
  told: RegExp;
}

type Answer = readonly [host: string, protocol: MailProtocol, reply: string];

const meaning = (code: string, actor: string) => (told: RegExp, answers: readonly Answer[]) =>
  answers.map((answer): Row => [...answer, { code, actor, told }]);

const app = meaning('app-password-needed', 'MAILBOX_USER');
const refused = meaning('mail-login-refused', 'MAILBOX_USER');
const oauth = meaning('basic-auth-used', 'OPERATOR');

export const passwordAnswers: readonly Row[] = [
  ...oauth(/choose OAuth/, [
    ['outlook.office365.com', 'IMAP', 'NO LOGIN failed.'],
    ['outlook.office365.com', 'IMAP', 'NO AUTHENTICATE failed.'],
    ['outlook.office365.com', 'IMAP', 'NO Basic authentication is disabled.'],
    ['outlook.office365.com', 'POP3', '-ERR Logon failure: unknown user name or bad password.'],
    [
      'outlook.office365.com',
      'POP3',
      '-ERR Authentication failure: unknown user name or bad password.',
    ],
    ['partner.outlook.cn', 'IMAP', 'NO LOGIN failed.'],
    ['outlook.office365.us', 'POP3', '-ERR Logon failure: unknown user name or bad password.'],
    ['imap-mail.outlook.com', 'IMAP', 'NO LOGIN failed.'],
    [
      'smtp.office365.com',
      'SMTP',
      '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    ],
  ]),
  ...meaning('smtp-password-wrong', 'MAILBOX_USER')(/password/, [
    [
      'smtp.office365.com',
      'SMTP',
      '535 5.7.3 Authentication unsuccessful [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]',
    ],
    [
      'smtp.office365.com',
      'SMTP',
      '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    ],
  ]),
  ...meaning('user-account-locked', 'MAILBOX_USER')(/old password/, [
    [
      'smtp.office365.com',
      'SMTP',
      '535 5.7.139 Authentication unsuccessful, account is locked. Contact your administrator.',
    ],
  ]),
  ...refused(/password/, [
    ['mail.example.org', 'IMAP', 'NO LOGIN failed.'],
    ['mail.example.org', 'IMAP', 'NO AUTHENTICATE failed.'],
    ['mail.example.org', 'POP3', '-ERR Logon failure: unknown user name or bad password.'],
    ['mail.example.org', 'SMTP', '535 5.7.3 Authentication unsuccessful'],
    ['mail.example.org', 'IMAP', 'NO [AUTHENTICATIONFAILED] Authentication failed.'],
    ['mail.example.org', 'POP3', '-ERR [AUTH] Authentication failed.'],
    ['mail.example.org', 'SMTP', '535 5.7.8 Authentication failed.'],
    ['mail.example.org', 'IMAP', 'NO Login failed: authentication failure'],
    ['mail.example.org', 'IMAP', 'NO authentication failure'],
    ['mail.example.org', 'POP3', '-ERR [AUTH] Invalid login'],
    ['mail.example.org', 'IMAP', 'NO Login failed.'],
    ['mail.example.org', 'POP3', '-ERR Login failed.'],
    ['mail.example.org', 'SMTP', '535 Incorrect authentication data'],
    ['mail.example.org', 'SMTP', '535 5.7.8 Error: authentication failed: (reason unavailable)'],
    ['mail.example.org', 'POP3', '-ERR Authentication failed (bad password?)'],
    ['mail.example.org', 'POP3', '-ERR [AUTH] Bad login'],
    ['mail.example.org', 'IMAP', 'NO LOGIN User name or passwd rejected'],
    ['mail.example.org', 'SMTP', '535'],
    ['mail.example.org', 'IMAP', 'NO Benutzername oder Kennwort falsch'],
    ['mail.example.org', 'POP3', '-ERR Неверный пароль'],
    ['mail.example.org', 'SMTP', '535 5.7.8 认证失败'],
    ['mail.example.org', 'POP3', '-ERR'],
  ]),
  ...app(/myaccount/, [
    ['imap.gmail.com', 'IMAP', 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
  ]),
  ...app(/apppasswords/, [
    [
      'imap.gmail.com',
      'IMAP',
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    ],
    ['pop.gmail.com', 'POP3', '-ERR [AUTH] Username and password not accepted.'],
    [
      'smtp.gmail.com',
      'SMTP',
      '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor a1-gsmtp',
    ],
    [
      'smtp.gmail.com',
      'SMTP',
      '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials a1-gsmtp',
    ],
  ]),
  ...app(/Yahoo/, [
    ['imap.mail.yahoo.com', 'IMAP', 'NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials'],
    ['smtp.mail.yahoo.com', 'SMTP', '535 5.7.0 (#AUTH005) Too many bad auth attempts.'],
    ['pop.mail.yahoo.com', 'POP3', '-ERR [AUTH] (#MBR1212) Incorrect username or password.'],
  ]),
  ...app(/AOL/, [
    ['imap.aol.com', 'IMAP', 'NO [AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials'],
  ]),
  ...app(/login\.aol/, [
    ['smtp.aol.com', 'SMTP', '535 5.7.0 (#AUTH005) Too many bad auth attempts.'],
  ]),
  ...app(/account\.apple/, [
    ['imap.mail.me.com', 'IMAP', 'NO [AUTHENTICATIONFAILED] Authentication Failed'],
  ]),
  ...app(/iCloud/, [
    ['smtp.mail.me.com', 'SMTP', '535 5.7.8 Error: authentication failed: authentication failure'],
  ]),
  ...app(/Fastmail/, [
    ['imap.fastmail.com', 'IMAP', 'NO Incorrect username or password.'],
    [
      'smtp.fastmail.com',
      'SMTP',
      '535 5.7.8 Sorry, you need to create an app password to use this service - https://www.fastmail.help/',
    ],
  ]),
  ...app(/app-passwords[^]*Email clients/, [
    [
      'imap.yandex.ru',
      'IMAP',
      'NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=x_010534_2',
    ],
  ]),
  ...app(/Yandex/, [
    ['smtp.yandex.ru', 'SMTP', '535 5.7.8 Error: authentication failed: Invalid user or password!'],
    ['pop.yandex.com', 'POP3', '-ERR [AUTH] login failure or POP3 disabled, try later. sc=x'],
  ]),
  ...app(/app password/, [
    [
      'mail.example.ru',
      'IMAP',
      'NO [AUTHENTICATIONFAILED] Неверный логин или пароль. Нужен пароль приложения',
    ],
    ['mail.firma.example', 'SMTP', '535 请使用客户端专用密码登录'],
  ]),
  ...app(/Mail\.ru/, [
    [
      'smtp.mail.ru',
      'SMTP',
      '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
    ],
    [
      'imap.mail.ru',
      'IMAP',
      'NO [AUTHENTICATIONFAILED] Authentication failed. Aplication password is REQUIRED',
    ],
    ['pop.mail.ru', 'POP3', '-ERR NEOBHODIM parol prilozheniya / Application password is REQUIRED'],
  ]),
  ...app(/授权码/, [
    [
      'smtp.qq.com',
      'SMTP',
      '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/',
    ],
    ['imap.qq.com', 'IMAP', 'NO LOGIN Login error password error'],
    [
      'imap.qq.com',
      'IMAP',
      'NO Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
    ],
    ['smtp.qq.com', 'SMTP', '535 Error: 请使用授权码登录。详情请看: http://service.mail.qq.com/'],
    ['smtp.163.com', 'SMTP', '535 Error: authentication failed'],
    ['imap.126.com', 'IMAP', 'NO LOGIN Login error or password error'],
    ['pop.188.com', 'POP3', '-ERR Unable to log on'],
  ]),
  ...refused(/GMX[^]*POP3\/IMAP/, [['imap.gmx.net', 'IMAP', 'NO authentication failed']]),
  ...refused(/WEB\.DE/, [['smtp.web.de', 'SMTP', '535 Authentication credentials invalid']]),
  ...refused(/Zoho/, [
    ['imap.zoho.com', 'IMAP', 'NO [AUTHENTICATIONFAILED] Invalid credentials(Failure)'],
  ]),
  ...app(/Zoho/, [
    ['smtp.zoho.eu', 'SMTP', '535 Authentication Failed. Application-specific password required'],
  ]),
  ...meaning('imap-server-unavailable', 'NOBODY')(/Wait/, [
    ['mail.example.org', 'IMAP', 'NO [UNAVAILABLE] Temporary authentication failure.'],
  ]),
  ...app(/Yandex/, [
    [
      'smtp.yandex.ru',
      'SMTP',
      '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
    ],
  ]),
  ...app(/T-Online/, [
    ['secureimap.t-online.de', 'IMAP', 'NO [AUTHENTICATIONFAILED] Authentication failed'],
  ]),
  ...app(/app password/, [
    ['smtp.example.org', 'SMTP', '535 Bitte verwenden Sie ein anwendungsspezifisches Passwort'],
    ['imap.example.kr', 'IMAP', 'NO [AUTHENTICATIONFAILED] 애플리케이션 비밀번호'],
  ]),
  ...meaning('imap-disabled-for-mailbox', 'TENANT_ADMIN')(/Zoho Mail/, [
    ['imap.zoho.com', 'IMAP', 'NO [ALERT] You are yet to enable IMAP for your account.'],
  ]),
  ...meaning('google-web-login-required', 'MAILBOX_USER')(/mail\.google/, [
    ['smtp.gmail.com', 'SMTP', '534 5.7.14 Please log in via your web browser'],
  ]),
  ...meaning('basic-auth-used', 'OPERATOR')(/refuses the command/, [
    ['mail.example.org', 'IMAP', 'BAD Invalid command or arguments'],
  ]),
  ...meaning('user-password-expired', 'MAILBOX_USER')(/new password/, [
    ['mail.example.org', 'IMAP', 'NO [EXPIRED] Password expired'],
  ]),
];

/** The probe that was told so after the password was out. */
export function refusedPassword([host, protocol, reply]: Row): ProbeFacts {
  return goodProbe(protocol, {
    host,
    outcome: 'failed',
    failedStep: 'authenticate',
    fault: faultOf(protocol, reply),
    username: 'helpdesk@example.org',
    mechanisms: ['PLAIN'],
    mechanism: 'PLAIN',
  });
}

function faultOf(protocol: MailProtocol, reply: string): ProbeFault {
  const command = { IMAP: 'AUTHENTICATE', POP3: 'PASS', SMTP: 'AUTH' }[protocol];
  const refused = { kind: 'refused' as const, command, secretSent: true };
  if (protocol === 'SMTP') {
    const text = reply.replace(/^\d{3}[ -]?/gm, '');
    const [code] = /^[45]\.\d{1,3}\.\d{1,3}/.exec(text) ?? [];
    return { ...refused, status: reply.slice(0, 3), text, ...(code && { code }) };
  }
  const [, status = '', code, text = ''] = /^(\S+) ?(?:\[([^\]]+)\] ?)?(.*)$/.exec(reply) ?? [];
  return { ...refused, status, text, ...(code && { code }) };
}
