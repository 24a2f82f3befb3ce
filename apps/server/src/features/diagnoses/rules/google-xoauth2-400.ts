import { during } from '../predicates/conversation.js';
import { googleChallenge400, inProtocol } from '../predicates/refusals.js';
import { all, likely, not, status } from '../matchers.js';
import { gmailScope } from '../repairs/google.js';
import { openClient, openMailbox, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleXoauth2400 = rule({
  code: 'google-xoauth2-400',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  role: 'symptom',
  title: 'Google refuses the token as not fitting (status 400)',
  cause:
    'The scope is not the one for mail, the login is another address than the one that signed in, the token has ended, or its string is malformed.',
  docsUrl: 'https://developers.google.com/gmail/imap/xoauth2-protocol',
  refines: ['google-xoauth2-rejected', 'mail-login-refused'],
  only: during('login'),
  match: inProtocol(likely(all(googleChallenge400, not(status('5.7.8'))))),
  repair: (v) => ({
    fix: [
      `${openClient(v)}. The scope must be ${gmailScope}; narrower ones open no mail server.`,
      `${openMailbox(v)}. The login must be the address that signed in (${v.account}); Google opens no other mailbox with it.`,
      signInAgain(v),
    ],
  }),
});
