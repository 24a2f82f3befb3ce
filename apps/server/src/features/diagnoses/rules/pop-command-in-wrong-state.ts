import { twin } from '../predicates/refusals.js';
import { imapCommandInWrongState } from './imap-command-in-wrong-state.js';

export const popCommandInWrongState = twin(imapCommandInWrongState, {
  code: 'pop-command-in-wrong-state',
  stage: 'POP3',
  title: 'A POP3 command came before, or without, a login',
});
