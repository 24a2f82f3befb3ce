import type { DiagnosisActor } from '@mailkey/server/features/diagnoses/diagnosis';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import type { Credential, Server } from './unpacked.js';

type Security = 'TLS' | 'STARTTLS' | 'NONE';

/** Who signs in where, and the first diagnosis: its code, who acts, and what the steps must say. */
export interface Case {
  server: Server;
  protocol: MailProtocol;
  security: Security;
  credential: Credential;
  code: string;
  actor: DiagnosisActor;
  repair: RegExp;
}

type Verdict = Pick<Case, 'code' | 'actor' | 'repair'>;

const ok: Verdict = { code: 'ok', actor: 'NOBODY', repair: /^$/ };
const takesNoTokens: Verdict = {
  code: 'server-without-xoauth2',
  actor: 'OPERATOR',
  repair: /switches XOAUTH2 or OAUTHBEARER on/,
};
const neverInClear: Verdict = {
  code: 'token-needs-encryption',
  actor: 'OPERATOR',
  repair: /choose TLS,? or STARTTLS/,
};

const encryptFirst = (protocol: 'imap' | 'pop'): Verdict => ({
  code: `${protocol}-login-disabled-before-tls`,
  actor: 'OPERATOR',
  repair: /choose the security STARTTLS/,
});
const startTlsFirst: Verdict = {
  code: 'smtp-starttls-not-done',
  actor: 'OPERATOR',
  repair: /choose the security STARTTLS/,
};
const wrongPassword: Verdict = {
  code: 'mail-login-refused',
  actor: 'MAILBOX_USER',
  repair: /enter the password again/,
};
const refusedToken: Verdict = {
  code: 'mail-login-refused',
  actor: 'MAILBOX_USER',
  repair: /scopes are those for IMAP, POP or SMTP of this server/,
};
const takesTokensOnly: Verdict = {
  code: 'basic-auth-used',
  actor: 'OPERATOR',
  repair: /choose OAuth with an OAuth client instead of a password/,
};
const noInbox: Verdict = {
  code: 'mailbox-folder-missing',
  actor: 'OPERATOR',
  repair: /creates the inbox of bob@example\.com/,
};
const ownFault: Verdict = { code: 'server-own-fault', actor: 'OPERATOR', repair: /in its log/ };
const laterOver = (protocol: 'imap' | 'pop'): Verdict => ({
  code: `${protocol}-server-unavailable`,
  actor: 'NOBODY',
  repair: /Wait some minutes[\s\S]*ask whoever runs the server/,
});
const sendLater: Verdict = {
  code: 'smtp-server-temporary',
  actor: 'NOBODY',
  repair: /Wait some minutes[\s\S]*at its log/,
};
const tokenUnchecked: Verdict = {
  code: 'smtp-server-temporary',
  actor: 'OPERATOR',
  repair: /reads its authentication log/,
};

const ENCRYPTED: Security[] = ['TLS', 'STARTTLS'];

/** The same verdict for each of these ways. */
function each(
  server: Server,
  [protocols, securities]: [MailProtocol[], Security[]],
  verdicts: Partial<Record<Credential, Verdict>>,
): Case[] {
  return protocols.flatMap((protocol) =>
    securities.flatMap((security) =>
      Object.entries(verdicts).map(([credential, verdict]) => ({
        server,
        protocol,
        security,
        ...verdict,
        credential: credential as Credential,
      })),
    ),
  );
}

const BOTH: MailProtocol[] = ['IMAP', 'POP3'];

export const cases: Case[] = [
  ...each('cyrus', [BOTH, ENCRYPTED], {
    password: ok,
    token: takesNoTokens,
    'wrong password': wrongPassword,
  }),
  ...each('cyrus', [BOTH, ['NONE']], { token: neverInClear }),
  ...each('cyrus', [['IMAP'], ['NONE']], { password: encryptFirst('imap') }),
  ...each('cyrus', [['POP3'], ['NONE']], { password: encryptFirst('pop') }),
  ...each('cyrus', [['IMAP'], ['TLS']], { 'password without a mailbox': noInbox }),
  ...each('cyrus, broken', [BOTH, ['TLS']], { password: ownFault }),
  ...each('courier', [BOTH, ENCRYPTED], {
    password: ok,
    token: takesNoTokens,
    'wrong password': wrongPassword,
  }),
  ...each('courier', [BOTH, ['NONE']], { token: neverInClear }),
  ...each('courier', [['IMAP'], ['NONE']], { password: encryptFirst('imap') }),
  ...each('courier', [['POP3'], ['NONE']], { password: encryptFirst('pop') }),
  ...each('courier', [BOTH, ['TLS']], { 'password without a mailbox': noInbox }),
  ...each('courier, broken', [['IMAP'], ['TLS']], { password: laterOver('imap') }),
  ...each('courier, broken', [['POP3'], ['TLS']], { password: laterOver('pop') }),
  ...each('courier, broken', [BOTH, ['TLS']], { token: takesNoTokens }),
  ...each('exim with Dovecot', [['SMTP'], ENCRYPTED], {
    password: ok,
    'wrong password': wrongPassword,
    token: ok,
    'refused token': refusedToken,
  }),
  ...each('exim with Dovecot', [['SMTP'], ['NONE']], {
    password: startTlsFirst,
    token: neverInClear,
  }),
  ...each('exim with Dovecot, which is down', [['SMTP'], ENCRYPTED], {
    password: sendLater,
    token: tokenUnchecked,
  }),
  ...each('exim with XOAUTH2', [['SMTP'], ENCRYPTED], {
    token: ok,
    'refused token': refusedToken,
    'unsure token': tokenUnchecked,
    password: takesTokensOnly,
  }),
  ...each('exim with PLAIN', [['SMTP'], ENCRYPTED], {
    password: ok,
    'wrong password': wrongPassword,
    'unsure password': sendLater,
    token: takesNoTokens,
  }),
];
