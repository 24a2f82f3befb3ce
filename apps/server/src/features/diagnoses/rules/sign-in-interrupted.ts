import { aadsts, any, certain, says } from '../matchers.js';
import { privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const signInInterrupted = rule({
  code: 'sign-in-interrupted',
  stage: 'AUTHORIZE',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'The sign-in was interrupted and has to be begun again',
  cause:
    'The provider stopped at a question (which account, stay signed in, a session that ran out) that was not answered in time. Nothing is set wrong.',
  match: certain(
    any(
      aadsts(16001, 16002, 160021, 50140, 50199, 50089, 50143, 50197, 50168, 165100),
      says('account_selection_required'),
    ),
  ),
  repair: (v) => ({ fix: [`${signInAgain(v)} ${privateWindow}`] }),
});
