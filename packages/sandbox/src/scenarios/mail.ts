import { domain } from '../people.js';
import { notConnected, noMailbox, rejected, sendAsDenied, smtp } from './wording.js';
import type { MailRefusal, Scenario } from './scenario.js';

const google400 = '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}';

/** Failures of the mail servers, chosen on the consent page or by the mailbox's address. */
export const mailScenarios: Scenario[] = [
  // The owner's token opens the mailbox over POP3, so that IMAP alone is closed.
  {
    ...imap('imap-off', 'IMAP is off for this mailbox', 'imap-disabled-for-mailbox', notConnected),
    candidates: ['imap-authenticated-not-connected'],
  },
  {
    name: 'no-licence',
    title: 'No licence, so no mailbox',
    where: 'imap',
    choose: chosen('no-licence'),
    diagnosis: 'mailbox-missing-or-unlicensed',
    byProtocol: { imap: 'imap-authenticated-not-connected', pop3: 'pop-xoauth2-rejected' },
    candidates: ['mailbox-missing-or-unlicensed'],
    effect: {
      at: 'mail',
      refusals: { imap: notConnected, pop3: rejected.pop3, smtp: noMailbox },
    },
  },
  {
    ...imap(
      'imap-rejected',
      'IMAP alone refuses the token without a word',
      'imap-xoauth2-rejected',
      rejected.imap,
    ),
    // That POP3 would take it is not asked: a check has one refused login and no more.
    candidates: ['imap-disabled-for-mailbox'],
  },
  {
    name: 'token-rejected',
    title: 'Every server refuses the token without a word',
    where: 'imap',
    choose: chosen('token-rejected'),
    diagnosis: 'imap-xoauth2-rejected',
    byProtocol: {
      imap: 'imap-xoauth2-rejected',
      pop3: 'pop-xoauth2-rejected',
    },
    effect: { at: 'mail', refusals: rejected },
  },
  imap('too-many-connections', 'Too many connections', 'connection-limit', {
    at: 'authenticate',
    reply: [
      'NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
    ],
  }),
  imap('imap-throttled', 'The mailbox is throttled', 'imap-throttled', {
    at: 'open',
    reply: [
      'BAD Request is throttled. Suggested Backoff Time: 89117 milliseconds',
      '* BYE Connection closed. 14',
    ],
    closes: true,
  }),
  imap('imap-unavailable', 'The mailbox server is away', 'imap-server-unavailable', {
    at: 'open',
    reply: ['NO Server Unavailable. 15', '* BYE Connection closed. 14'],
    closes: true,
  }),
  imap('google-challenge', 'Invalid credentials (Google, status 400)', 'google-xoauth2-400', {
    at: 'authenticate',
    challenge: google400,
    reply: ['NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
  }),
  imap('google-rejected', 'Invalid credentials (Google)', 'google-xoauth2-rejected', {
    at: 'authenticate',
    reply: ['NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
  }),
  imap('google-imap-off', 'IMAP is off (Google)', 'imap-disabled-for-mailbox', {
    at: 'authenticate',
    reply: [
      'NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
    ],
  }),
  imap('google-web-login', 'Web login required (Google)', 'google-web-login-required', {
    at: 'authenticate',
    reply: [
      'NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
    ],
  }),
  {
    ...pop3('pop-off', 'POP is off for this mailbox', 'pop-xoauth2-rejected', rejected.pop3),
    candidates: ['pop-disabled-for-mailbox'],
  },
  pop3('google-pop-off', 'POP is off for the domain (Google)', 'pop-disabled-by-admin', {
    at: 'authenticate',
    reply: ['-ERR [SYS/PERM] POP access is disabled for your domain.'],
  }),
  pop3('pop-in-use', 'Another POP session holds the mailbox', 'pop-mailbox-in-use', {
    at: 'authenticate',
    reply: ['-ERR [IN-USE] Do you have another POP session running?'],
  }),
  pop3('pop-closed', 'POP hangs up', 'pop-session-closed', {
    at: 'open',
    reply: ['-ERR Connection is closed. 13'],
    closes: true,
  }),
  sending(
    'smtp-off-tenant',
    'SMTP AUTH is off for the tenant',
    'smtp-auth-disabled-tenant',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ),
  sending(
    'smtp-off-mailbox',
    'SMTP AUTH is off for this mailbox',
    'smtp-auth-disabled-mailbox',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ),
  // Reading works with the same token, so that it is the mailbox that may not send.
  {
    ...sending(
      'smtp-rejected',
      'SMTP alone refuses the token',
      'smtp-auth-disabled-mailbox',
      '535 5.7.3 Authentication unsuccessful',
    ),
    candidates: ['smtp-xoauth2-rejected'],
  },
  sending(
    'smtp-policy',
    'A policy blocks SMTP',
    'smtp-blocked-by-policy',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
  ),
  sending(
    'smtp-busy',
    'Too many concurrent connections',
    'smtp-concurrency-limit',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
  ),
  smtpRow('send-as-denied', 'Not allowed to send as this sender', 'send-as-denied', sendAsDenied),
  smtpRow(
    'google-smtp-rejected',
    'Username and Password not accepted (Google)',
    'google-xoauth2-rejected',
    {
      at: 'authenticate',
      challenge: google400,
      reply: [
        '535-5.7.8 Username and Password not accepted. Learn more at',
        '535 5.7.8  https://support.google.com/mail/?p=BadCredentials b21-20020aa7d495000000b005231e3d89efsm6099603edr.31 - gsmtp',
      ],
    },
  ),
  smtpRow('google-smtp-rate', 'Too many login attempts (Google)', 'smtp-login-rate-limit', {
    at: 'authenticate',
    reply: ['454 4.7.0 Too many login attempts, please try again later. ca2sm424696pbc.68 - gsmtp'],
  }),
];

type Row = [name: string, title: string, diagnosis: string, refusal: MailRefusal];

function imap(...[name, title, diagnosis, refusal]: Row): Scenario {
  const effect = { at: 'mail', refusals: { imap: refusal } } as const;
  return { name, title, where: 'imap', diagnosis, choose: chosen(name), effect };
}

function pop3(...[name, title, diagnosis, refusal]: Row): Scenario {
  const effect = { at: 'mail', refusals: { pop3: refusal } } as const;
  return { name, title, where: 'pop3', diagnosis, choose: chosen(name), effect };
}

function smtpRow(...[name, title, diagnosis, refusal]: Row): Scenario {
  const effect = { at: 'mail', refusals: { smtp: refusal } } as const;
  return { name, title, where: 'smtp', diagnosis, choose: chosen(name), effect };
}

function sending(name: string, title: string, ...[diagnosis, reply]: [string, string]): Scenario {
  return smtpRow(name, title, diagnosis, { at: 'authenticate', reply: [smtp(reply)] });
}

function chosen(name: string) {
  return { consent: true as const, mailbox: `${name}@${domain}` };
}
