import { signedIn } from '../predicates/signed-in.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpRelayDenied = rule({
  code: 'smtp-relay-denied',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server does not pass this mail on',
  cause:
    'Without a login, or with a From address of a foreign domain, a server does not send to others.',
  match: certain(
    any(
      status('5.7.64', '5.7.54'),
      says(
        'relay access denied',
        'invalid credentials for relay',
        'unable to relay',
        'not permitted to relay',
        'relaying denied',
        'relay not permitted',
        'tenantattribution',
      ),
    ),
  ),
  repair: (v, match) => ({
    ...(signedIn(match) && {
      cause:
        'The login was taken, and the server does not send from this address to others for it.',
    }),
    fix: [
      signedIn(match)
        ? `Whoever runs ${v.host} lets ${v.login} send to others.`
        : `${openMailbox(v)}. Switch authentication on for sending, and use port 587 or 465, not 25.`,
      `The From address must be one of the account’s: ${v.from}.`,
      checkAgain(v),
    ],
  }),
});
