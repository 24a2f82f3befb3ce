import { notSeenAsPrivate } from '../predicates/not-private.js';
import { inProtocol } from '../predicates/refusals.js';
import { encryptionUnseen as repair } from '../repairs/network.js';
import { rule } from '../rule.js';

export const encryptionUnseen = rule({
  code: 'encryption-unseen',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The server asks for encryption, and the connection has it',
  cause:
    'The connection is encrypted, and the server still answers that it takes no login without encryption: it cannot see the encryption, or wants a stronger one.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  refines: [
    'basic-auth-used',
    'server-without-xoauth2',
    'smtp-not-authenticated',
    'mail-login-refused',
  ],
  match: inProtocol(notSeenAsPrivate),
  repair,
});
