import { during } from '../predicates/conversation.js';
import { googleRefuses, inProtocol } from '../predicates/refusals.js';
import { any, firstOf, likely, responseCode, status, when } from '../matchers.js';
import { gmailScope } from '../repairs/google.js';
import { openClient, openMailbox, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleXoauth2Rejected = rule({
  code: 'google-xoauth2-rejected',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  role: 'symptom',
  refines: ['mail-login-refused'],
  title: 'Google refuses the login and gives no reason',
  cause: 'Scope, login or token do not fit; or a plain password was sent.',
  docsUrl: 'https://developers.google.com/gmail/imap/xoauth2-protocol',
  only: during('login'),
  match: inProtocol(
    firstOf(
      likely(googleRefuses),
      when(
        ({ provider }) => provider === 'GOOGLE',
        likely(any(status('535 5.7.8'), responseCode('authenticationfailed'))),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)}. The scope must be ${gmailScope}; narrower ones open no mail server.`,
      `${openMailbox(v)}. The login must be the address that signed in (${v.account}).`,
      signInAgain(v),
    ],
  }),
});
