import { twin } from '../predicates/refusals.js';
import { imapServerUnavailable } from './imap-server-unavailable.js';

export const popServerUnavailable = twin(imapServerUnavailable, {
  code: 'pop-server-unavailable',
  stage: 'POP3',
  title: 'The POP3 server has a fault of its own for the moment',
});
