import { twin } from '../predicates/refusals.js';
import { imapDisabledPersonalOutlook } from './imap-disabled-personal-outlook.js';

export const popDisabledPersonalOutlook = twin(imapDisabledPersonalOutlook, {
  code: 'pop-disabled-personal-outlook',
  stage: 'POP3',
  title: 'POP is switched off in this Outlook.com mailbox',
});
