import type { Actor } from '@mailkey/server/features/diagnoses/diagnosis';
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
  actor: Actor;
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
  repair: /choose TLS or STARTTLS/,
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
        ...{ server, protocol, security, ...verdict },
        credential: credential as Credential,
      })),
    ),
  );
}

export const cases: Case[] = [
  ...each('cyrus', [['IMAP', 'POP3'], ENCRYPTED], { password: ok, token: takesNoTokens }),
  ...each('cyrus', [['IMAP', 'POP3'], ['NONE']], { token: neverInClear }),
  ...each('courier', [['IMAP', 'POP3'], ENCRYPTED], { password: ok }),
  ...each('courier', [['IMAP'], ENCRYPTED], { token: takesNoTokens }),
  ...each('exim with Dovecot', [['SMTP'], ENCRYPTED], { password: ok, token: ok }),
  ...each('exim with XOAUTH2', [['SMTP'], ENCRYPTED], { token: ok }),
  ...each('exim with PLAIN', [['SMTP'], ENCRYPTED], { password: ok, token: takesNoTokens }),
];
