import { during } from '../predicates/conversation.js';
import { notPrivate } from '../predicates/not-private.js';
import { all, not, says } from '../matchers.js';
import { useStartTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const imapLoginDisabledBeforeTls = rule({
  code: 'imap-login-disabled-before-tls',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The server allows no login on this unencrypted connection',
  cause:
    'The connection is not encrypted, and until it is many servers take no login, whoever signs in.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9051#section-6.2.3',
  refines: ['basic-auth-used'],
  only: during('before', 'login'),
  match: notPrivate('IMAP', all(says('logindisabled'), not(says('xoauth2')))),
  repair: useStartTls,
});
