import { any, certain, says, status } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpQuotaExceeded = rule({
  code: 'smtp-quota-exceeded',
  stage: 'SMTP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The mailbox has sent all that it may today',
  cause: 'The provider limits recipients and messages per day, and this mailbox is over it.',
  docsUrl:
    'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#sending-limits',
  match: certain(
    any(
      status('5.1.90', '5.7.232', '5.7.233', '5.7.236', '550 5.4.5', '5.2.122'),
      says(
        'submissionquotaexceeded',
        'submissionquotaexceededexception',
        'daily user sending',
        'submission quota exceeded',
        'too many messages sent',
        'sending limit exceeded',
        'sending quota exceeded',
        'message limit exceeded',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Wait up to 24 hours.',
      'If the mailbox does not send that much, look whether somebody else uses it.',
      `For mass mail use a service made for it. ${checkAgain(v)}`,
    ],
  }),
});
