import { certain, says } from '../matchers.js';
import { checkAgain, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapCommandInWrongState = rule({
  code: 'imap-command-in-wrong-state',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  retryable: true,
  title: 'A command came before, or without, a login',
  cause:
    'The server does not take the session for signed in. In practice the token was refused or has ended.',
  match: certain(
    says(
      'bad command error',
      'command received in invalid state',
      'command not valid in this state',
      'command is not valid in this state',
    ),
  ),
  repair: (v) => ({
    fix: [`${checkAgain(v)} A fresh token is taken.`, `If it stays: ${signInAgain(v)}`],
  }),
});
