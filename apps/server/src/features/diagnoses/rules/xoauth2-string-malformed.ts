import { during } from '../predicates/conversation.js';
import { candidate, googleRefuses, inProtocol } from '../predicates/refusals.js';
import { certain, find, firstOf, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const xoauth2StringMalformed = rule({
  code: 'xoauth2-string-malformed',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'The server cannot read the token’s string',
  cause:
    'What was sent beside the mechanism is not base64 of the form that XOAUTH2 demands, or was cut on the way.',
  docsUrl: 'https://developers.google.com/gmail/imap/xoauth2-protocol#the_sasl_xoauth2_mechanism',
  only: during('login'),
  match: inProtocol(
    firstOf(
      certain(
        says(
          'invalid sasl argument',
          'invalid base64 data',
          'cannot decode',
          'malformed initial response',
          'cannot decode base64',
          'invalid initial response',
          'authentication parameter is malformed',
        ),
      ),
      (evidence) => {
        const said = find(evidence, googleRefuses);
        return (
          said && candidate(said, 'POSSIBLE', 'Google answers a malformed string in the same way.')
        );
      },
    ),
  ),
  repair: (v) => ({
    fix: [
      'In another program: base64 of user=…^Aauth=Bearer …^A^A with real 0x01 characters, on one line.',
      'Some servers cut lines at 2048 characters; a long token must then be sent in the second step.',
      checkAgain(v),
    ],
  }),
});
