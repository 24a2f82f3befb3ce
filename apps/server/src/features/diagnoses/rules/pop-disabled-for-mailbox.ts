import { hearing, isPlaced, twin } from '../predicates/refusals.js';
import { imapDisabledForMailbox } from './imap-disabled-for-mailbox.js';

/** Where nobody tells which server has said it, the first code stands for both protocols. */
export const popDisabledForMailbox = hearing(isPlaced)(
  twin(imapDisabledForMailbox, {
    code: 'pop-disabled-for-mailbox',
    stage: 'POP3',
    title: 'POP is switched off for this mailbox',
  }),
);
