import { during } from '../predicates/conversation.js';
import { byMailServer, inProtocol } from '../predicates/refusals.js';
import { all, any, certain, not, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailAccountNeedsAttention = rule({
  code: 'mail-account-needs-attention',
  stage: 'IMAP',
  actor: 'MAILBOX_USER',
  title: 'The provider wants the account’s owner to act first',
  cause:
    'The server refers to its administrator or web page: an expired password, terms to accept, or a suspended account.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc5530#section-3',
  only: during('login', 'after'),
  match: inProtocol(
    certain(
      all(
        any(
          responseCode('expired', 'contactadmin'),
          says(
            'unsafe login',
            'account is suspended',
            'account has been suspended',
            'account suspended',
            'user suspended',
            'user is suspended',
            'accept eula',
            'accept the eula',
            'accept the user agreement',
            'accept the terms',
            'password transition is needed',
          ),
        ),
        byMailServer,
        not(says('password expired', 'password has expired', 'pop access is disabled')),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Sign in to the provider’s web mail as ${v.mailbox} and do what it asks for.`,
      'If nothing is asked there, the administrator of the mail server knows more.',
      checkAgain(v),
    ],
  }),
});
