import { tellsLock } from '../../../lib/login-words.js';
import { isMicrosoft } from '../repairs/registration.js';
import { overMail } from '../predicates/refusals.js';
import { aadsts, any, certain, worded } from '../matchers.js';
import { openSignInLogs } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const userAccountLocked = rule({
  code: 'user-account-locked',
  stage: 'AUTHORIZE',
  authentication: 'EITHER',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'The account is locked after too many failed sign-ins',
  cause:
    'Somebody, or an old program with a former password, has tried too often; or the attempt came from an address that the provider distrusts.',
  refines: [
    'mail-login-refused',
    'app-password-needed',
    'imap-server-unavailable',
    'smtp-server-temporary',
    'pop-server-unavailable',
    'server-own-fault',
  ],
  match: overMail(
    certain(
      any(
        ({ probe, reply }) => (probe && reply?.atLogin && tellsLock(reply.text) ? '' : undefined),
        aadsts(50053),
        worded('account is locked', 'account has been locked', 'user is locked'),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Find and stop whatever still uses an old password for this account.',
      ...(isMicrosoft(v)
        ? [`${openSignInLogs(v, v.mailbox)} to see where the attempts come from.`]
        : []),
      'Wait some minutes; most locks end by themselves.',
      signInAgain(v),
    ],
  }),
});
