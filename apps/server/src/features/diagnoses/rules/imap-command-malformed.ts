import { during } from '../predicates/conversation.js';
import { certain, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapCommandMalformed = rule({
  code: 'imap-command-malformed',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'The server cannot read the login command',
  cause: 'The token’s string is not proper base64, is wrapped over lines, or lacks its separators.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth#sasl-xoauth2',
  only: during('login'),
  match: certain(says('bad command argument error', 'command argument error')),
  repair: (v) => ({
    fix: [
      'In another program: send AUTHENTICATE XOAUTH2 with the base64 of user=…^Aauth=Bearer …^A^A on one line.',
      `In Mailkey: ${checkAgain(v)} If it stays, the login may hold an unusual character: ${v.login}.`,
    ],
  }),
});
