import { certain, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const imapThrottled = rule({
  code: 'imap-throttled',
  stage: 'IMAP',
  of: 'MICROSOFT_365',
  actor: 'NOBODY',
  retryable: true,
  title: 'Exchange slows this mailbox down for a while',
  cause:
    'This mailbox has used more of Exchange than its share, and requests are refused for the time that the answer names. Nothing is wrong with the settings.',
  docsUrl:
    'https://learn.microsoft.com/exchange/mailbox-migration/office-365-migration-best-practices',
  match: certain(says('request is throttled', 'suggested backoff time')),
  repair: (v, match) => {
    const milliseconds = Number(/backoff time: ?(\d{1,9})/i.exec(match.said?.readable ?? '')?.[1]);
    const wait =
      milliseconds > 0 ? `${Math.ceil(milliseconds / 60_000)} min` : 'about five minutes';
    return {
      fix: [
        `Wait ${wait}, then: ${checkAgain(v)}`,
        'If it comes back, let programs open fewer connections to this mailbox at a time.',
        'For a migration, Microsoft’s support can lift the limit for some days.',
      ],
    };
  },
});
