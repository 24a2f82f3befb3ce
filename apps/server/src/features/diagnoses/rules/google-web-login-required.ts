import { during } from '../predicates/conversation.js';
import { inProtocol } from '../predicates/refusals.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleWebLoginRequired = rule({
  code: 'google-web-login-required',
  stage: 'IMAP',
  of: 'GOOGLE',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'Google wants to see a sign-in in the browser first',
  cause:
    'The login looks unusual to Google (a new place, many attempts), so it holds it back until the owner has confirmed.',
  docsUrl: 'https://support.google.com/mail/answer/7126229',
  refines: [
    'mail-login-refused',
    'google-xoauth2-rejected',
    'app-password-needed',
    'basic-auth-used',
  ],
  only: during('login', 'after'),
  match: inProtocol(
    certain(
      any(
        says(
          'webalert',
          'web login required',
          'log in via your web browser',
          'log in with your web browser',
          'weblogin',
        ),
        status('5.7.14'),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Sign in as ${v.mailbox} at https://mail.google.com and confirm that it was you.`,
      'If it recurs, do that from the network in which Mailkey runs: https://accounts.google.com/DisplayUnlockCaptcha',
      checkAgain(v),
    ],
  }),
});
