import { twin } from '../predicates/refusals.js';
import { imapThrottled } from './imap-throttled.js';

export const popThrottled = twin(imapThrottled, {
  code: 'pop-throttled',
  stage: 'POP3',
  title: 'Exchange slows POP3 of this mailbox down for a while',
});
