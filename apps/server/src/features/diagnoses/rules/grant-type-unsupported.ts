import { aadsts, any, certain, worded } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const grantTypeUnsupported = rule({
  code: 'grant-type-unsupported',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The provider does not offer this flow',
  cause:
    'The kind of grant that the client uses is unknown to this token URL or switched off there.',
  match: certain(any(aadsts(70003), worded('unsupported_grant_type'))),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and choose the authorization code flow.`,
      `Check the token URL: ${v.tokenUrl}.`,
      validateAgain(v),
    ],
  }),
});
