import { isMicrosoft } from '../repairs/registration.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpConcurrencyLimit = rule({
  code: 'smtp-concurrency-limit',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Too many connections send from this mailbox at once',
  cause: 'The provider lets one mailbox send over a few connections at a time.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  match: certain(
    any(
      status('432 4.3.2'),
      says(
        'maximum number of concurrent connections',
        'concurrent connections limit exceeded',
        'aka ms concurrent_sending',
        'concurrent_sending',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      isMicrosoft(v)
        ? 'Exchange Online takes three connections and 30 messages a minute for one mailbox: let programs send one after the other.'
        : 'Let programs send one after the other, over one connection.',
      `Wait a minute. ${checkAgain(v)}`,
    ],
  }),
});
