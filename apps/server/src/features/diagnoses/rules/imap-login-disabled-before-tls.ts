import { notPrivate } from '../circumstances/not-private.js';
import { all, not, says } from '../matchers.js';
import { useStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const imapLoginDisabledBeforeTls = rule({
  code: 'imap-login-disabled-before-tls',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The server allows no login on this unencrypted connection',
  cause:
    'The server announces that logging in is switched off. Mostly the connection is not encrypted yet.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9051#section-6.2.3',
  refines: ['basic-auth-used'],
  match: notPrivate('IMAP', all(says('logindisabled'), not(says('xoauth2')))),
  repair: useStartTls,
});
