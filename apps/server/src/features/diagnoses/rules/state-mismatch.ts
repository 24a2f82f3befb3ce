import { all, certain, fact, firstOf, likely, not, reads, says } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const stateMismatch = rule({
  code: 'state-mismatch',
  stage: 'AUTHORIZE',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The answer belongs to another sign-in than the one begun here',
  cause:
    'The provider’s redirect did not fit an open attempt: a second tab, a reloaded page, another browser, or an attempt older than ten minutes.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc6749#section-10.12',
  match: firstOf(
    ({ facts: { authorize } }) => {
      if (authorize?.kind !== 'rejected') return undefined;
      if (authorize.problem === 'state')
        return fact('CERTAIN', 'No open attempt has the state that came back.');
      return authorize.problem === 'browser'
        ? fact('CERTAIN', 'The answer came to another browser than the one that began.')
        : undefined;
    },
    certain(all(says('invalid state'), not(says('command', 'imap', 'pop', 'smtp')))),
    certain(
      says(
        'mismatching_state',
        'state mismatch',
        'invalid_state',
        'state parameter',
        'csrf detected',
        'unknown state',
      ),
    ),
    likely(all(reads(/[?&]code=[^&\s]{1,400}&(?:[^&\s]{1,400}&){0,3}state=/i), not(says('error')))),
  ),
  repair: (v) => ({
    fix: [
      `${validateAgain(v)} Use one tab and one browser, and finish within ten minutes.`,
      `Open Mailkey under the same host name that the redirect URI has: ${v.redirectUri}`,
      'Do not reload or reuse the address of the return page.',
    ],
  }),
});
