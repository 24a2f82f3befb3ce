import { all, any, certain, not, responseCode, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const imapLoginDisabledBeforeTls = rule({
  code: 'imap-login-disabled-before-tls',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The server allows no login on this unencrypted connection',
  cause:
    'The server announces that logging in is switched off. Mostly the connection is not encrypted yet.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9051#section-6.2.3',
  match: certain(
    any(
      all(says('logindisabled'), not(says('xoauth2'))),
      responseCode('privacyrequired'),
      says(
        'tls comes first',
        'plaintext authentication disallowed',
        'plaintext authentication not allowed',
        'must use tls',
        'encryption required for requested authentication',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [`${openMailbox(v)} and use port 993 with TLS, or 143 with STARTTLS.`, checkAgain(v)],
    commands: [showTls(v)],
  }),
});
