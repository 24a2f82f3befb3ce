import { aadsts, certain } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authorizeAndTokenUrlSwapped = rule({
  code: 'authorize-and-token-url-swapped',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The authorize URL and the token URL are swapped',
  cause:
    'The token address was opened like a page. The two addresses stand in each other’s place, or a redirect changed the request.',
  match: certain(aadsts(900561, 90056)),
  repair: (v) => ({
    fix: [`${openClient(v)} and put each in its place: ${endpoints(v)}.`, validateAgain(v)],
  }),
});
