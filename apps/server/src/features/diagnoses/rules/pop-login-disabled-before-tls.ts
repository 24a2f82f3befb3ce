import { during } from '../predicates/conversation.js';
import { useStartTls } from '../repairs/network.js';
import { notPrivate } from '../predicates/not-private.js';
import { rule } from '../rule.js';

export const popLoginDisabledBeforeTls = rule({
  code: 'pop-login-disabled-before-tls',
  stage: 'POP3',
  actor: 'OPERATOR',
  title: 'The POP3 server allows no login on an unencrypted connection',
  cause: 'The connection is not encrypted, and until it is the server takes no user name.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc2595#section-4',
  refines: ['basic-auth-used'],
  only: during('before', 'login'),
  match: notPrivate('POP3'),
  repair: useStartTls,
});
