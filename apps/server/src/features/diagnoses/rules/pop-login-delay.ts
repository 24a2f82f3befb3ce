import { readListing } from '../listing.js';
import { all, any, certain, not, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const popLoginDelay = rule({
  code: 'pop-login-delay',
  stage: 'POP3',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The mailbox was fetched too recently',
  cause: 'The server demands a pause between two POP3 logins.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc2449#section-8.1.1',
  refines: ['pop-server-unavailable'],
  match: certain(
    any(
      responseCode('login-delay'),
      all(
        says('login delay'),
        not(({ readable }) => (readListing(readable) ? '' : undefined)),
      ),
      says('minimum time between logins', 'connect no more often than'),
    ),
  ),
  repair: (v) => ({
    fix: [`Wait a quarter of an hour. ${checkAgain(v)}`, 'Let other programs fetch less often.'],
  }),
});
