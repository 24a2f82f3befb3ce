import { inProtocol } from '../predicates/refusals.js';
import { certain, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const bandwidthExceeded = rule({
  code: 'bandwidth-exceeded',
  stage: 'IMAP',
  actor: 'NOBODY',
  retryable: true,
  title: 'The account has used up its traffic for today',
  cause:
    'The provider limits how much may be fetched or sent in a day, and this account is over it.',
  docsUrl: 'https://support.google.com/a/answer/1071518',
  match: inProtocol(
    certain(
      says(
        'exceeded command or bandwidth limits',
        'exceeded bandwidth limits',
        'bandwidth limit',
        'overquota bandwidth',
        'rate limit hit',
        'exceeded the login limit',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Wait; the limit is lifted within an hour to a day.',
      'Find the program that fetches the whole mailbox again and again, if it recurs.',
      checkAgain(v),
    ],
  }),
});
