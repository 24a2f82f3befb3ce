import { twin } from '../predicates/refusals.js';
import { imapAuthenticatedNotConnected } from './imap-authenticated-not-connected.js';

export const popAuthenticatedNotConnected = twin(imapAuthenticatedNotConnected, {
  code: 'pop-authenticated-not-connected',
  stage: 'POP3',
  title: 'Exchange accepts the token and opens no mailbox over POP3',
  cause:
    'The sign-in was good, yet Exchange could not open the mailbox that was named as the login. Usually somebody else signed in than the owner, a shared mailbox lacks Full Access, or POP is switched off.',
});
