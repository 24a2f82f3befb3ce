import { aadsts, any, certain, worded } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const implicitGrantResponseType = rule({
  code: 'implicit-grant-response-type',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  title: 'The request asked for another kind of answer than a code',
  cause:
    'The response type or mode of the request is not enabled for this application. Mailboxes need the authorization code alone.',
  match: certain(
    any(
      aadsts(700054, 700051, 70005, 70007),
      worded('unsupported_response_type', 'unsupported_response_mode'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and remove response_type and response_mode from Url Authorize; Mailkey sends response_type=code.`,
      validateAgain(v),
    ],
  }),
});
