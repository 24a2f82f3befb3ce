import type { Evidence } from '../evidence.js';
import type { Match } from '../match.js';
import { refusedAtStartTls } from '../predicates/starttls.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { showStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

/** Over SMTP it is called smtp-tls-unavailable. */
const reading = (evidence: Evidence): Match | undefined =>
  refusedAtStartTls(evidence, ['IMAP', 'POP3']);

export const starttlsRefused = rule({
  code: 'starttls-refused',
  stage: 'TLS',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The server offers STARTTLS and refuses it',
  cause: 'It says that it can encrypt, and does not when it is asked to: a fault of its own.',
  match: reading,
  repair: (v) => ({
    fix: [
      `Whoever runs ${v.host} looks at its certificate and TLS settings.`,
      `Until then, if the server has the port: ${openMailbox(v)}, and choose TLS with port 993 for IMAP or 995 for POP3.`,
      checkAgain(v),
    ],
    commands: [showStartTls(v)],
  }),
});
