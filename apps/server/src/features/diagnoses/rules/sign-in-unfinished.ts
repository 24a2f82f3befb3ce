import { fact } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const signInUnfinished = rule({
  code: 'sign-in-unfinished',
  stage: 'AUTHORIZE',
  actor: 'MAILBOX_USER',
  retryable: true,
  title: 'Nobody came back from the sign-in page',
  cause:
    'Ten minutes went by without an answer. The window was closed, or the provider showed an error on its own page, which Mailkey cannot see.',
  match: ({ facts }) =>
    facts.authorize?.kind === 'unanswered'
      ? fact('CERTAIN', 'The sign-in was begun, and no redirect arrived.')
      : undefined,
  repair: (v) => ({
    fix: [
      'If the provider’s page showed an error, copy its text and paste it under “What do you see?”.',
      `The most frequent one: the redirect URI is not registered. It must be, exactly: ${v.redirectUri}`,
      `${validateAgain(v)} The sign-in has to be finished within ten minutes.`,
    ],
  }),
});
