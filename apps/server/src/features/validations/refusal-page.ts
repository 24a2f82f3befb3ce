import type { TicketProblem } from './ticket.flow.js';
import type { Received } from './callback.flow.js';

type Problem = TicketProblem | Extract<Received, { kind: 'refused' }>['problem'];

/** Whoever was invited has no account, and no such button. */
const startAgain = [
  'Go back to Mailkey and choose Validate again.',
  'If somebody sent you a link, open that link once more, or ask them for a new one.',
].join('\n');

/** What the browser is shown instead of a redirect: our own words only. */
export function refusalPage(problem: Problem): string {
  const sentence: Record<Problem, string> = {
    unknown: 'This link is not known, or it is over.',
    over: 'This link has run out.',
    changed: 'The settings of the OAuth client were changed after this link was made.',
    split:
      'The addresses of the OAuth client belong to two different sites: an admin must confirm them in Mailkey first.',
    'other-session':
      'This sign-in was started by somebody else, who is not signed in to Mailkey in this browser.',
    'other-browser': 'This sign-in was begun in another browser.',
    'other-client': 'This answer does not belong to this address.',
    'unknown-state': 'This answer belongs to no sign-in that is under way.',
    used: 'This answer has been used already.',
  };
  return `${sentence[problem]}\n${startAgain}\n`;
}
