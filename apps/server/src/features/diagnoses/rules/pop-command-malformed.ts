import { twin } from '../predicates/refusals.js';
import { imapCommandMalformed } from './imap-command-malformed.js';

export const popCommandMalformed = twin(imapCommandMalformed, {
  code: 'pop-command-malformed',
  stage: 'POP3',
  title: 'The POP3 server cannot read the login command',
});
