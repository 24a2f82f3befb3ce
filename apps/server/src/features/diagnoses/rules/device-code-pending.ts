import { isMicrosoft } from '../repairs/registration.js';
import { aadsts, any, certain, worded } from '../matchers.js';
import { rule } from '../rule.js';

export const deviceCodePending = rule({
  code: 'device-code-pending',
  stage: 'TOKEN',
  actor: 'MAILBOX_USER',
  severity: 'INFO',
  retryable: true,
  title: 'The device code waits for a person to confirm it',
  cause: 'Nobody has typed the code yet, or the typed one was wrong.',
  match: certain(any(aadsts(70016, 70018, 90119, 90120), worded('authorization_pending'))),
  repair: (v) => ({
    fix: [
      `Open the page that came with the code${isMicrosoft(v) && v.cloud.cloud === 'GLOBAL' ? ' (https://microsoft.com/devicelogin)' : ''}, type the code as shown, and sign in as the owner of the mailbox.`,
    ],
  }),
});
