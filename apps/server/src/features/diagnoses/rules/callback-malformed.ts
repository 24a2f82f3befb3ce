import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const callbackMalformed = rule({
  code: 'callback-malformed',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The redirect back lacks its parts or has one twice',
  cause:
    'Neither a code nor an error came back, or a parameter stood there twice. A proxy may rewrite the address, or somebody typed it.',
  match: ({ facts: { authorize } }) =>
    authorize?.kind === 'rejected' && authorize.problem === 'parameters'
      ? fact('CERTAIN', 'The redirect had no code, or a doubled parameter.')
      : undefined,
  repair: (v) => ({
    fix: [
      'See that a proxy in front of this server passes the query string of /oauth/callback/ unchanged.',
      `${openClient(v)} and remove response_mode from Url Authorize, if it is there: the answer must come in the query.`,
      validateAgain(v),
    ],
  }),
});
