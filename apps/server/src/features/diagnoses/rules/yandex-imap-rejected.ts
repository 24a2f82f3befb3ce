import { during } from '../predicates/conversation.js';
import { inProtocol, yandexRefuses } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const yandexImapRejected = rule({
  code: 'yandex-imap-rejected',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'YANDEX',
  actor: 'MAILBOX_USER',
  role: 'symptom',
  refines: ['mail-login-refused'],
  title: 'Yandex refuses the login, or IMAP is off there',
  cause:
    'Yandex says the same for both: the token or its scope is wrong, or IMAP is not switched on in the mailbox.',
  only: during('login'),
  match: inProtocol(likely(yandexRefuses)),
  repair: (v) => ({
    fix: [
      'First open Yandex Mail → Settings → Email clients and allow IMAP with OAuth tokens: https://mail.yandex.com/#setup/client',
      'Then look whether the application has mail:imap_full: https://oauth.yandex.com/',
      signInAgain(v),
    ],
  }),
});
