import type { Facts } from '../facts.js';
import {
  all,
  any,
  at,
  heardBy,
  not,
  reads,
  says,
  unnumbered,
  unplaced,
  type TextPredicate,
} from '../matchers.js';
import { near } from '../near.js';

/** What authorization servers say that do not keep to the names and sentences of RFC 6749. */

/** Microsoft and Google keep to theirs. */
export const elsewhere = ({ provider }: Facts): boolean =>
  provider !== 'MICROSOFT_365' && provider !== 'GOOGLE';

const words =
  (test: (words: string) => boolean): TextPredicate =>
  (said) =>
    test(said.words) ? '' : undefined;

const DECLINED =
  '(?:(?:user|consent|login|access|request|resource_owner|authori[sz]ation)_)?(?:cancell?ed|declined|rejected|refused|aborted|(?<!access_)denied)(?:_(?:login|authorize|consent|by_user))?';

/** A person's no under another name than access_denied: LinkedIn's user_cancelled_login. */
const declinedByName = any(
  all(heardBy('authorize'), reads(new RegExp(`^${DECLINED}:`, 'i'))),
  reads(new RegExp(`\\berror["']? ?[:=] ?["']?${DECLINED}(?![\\w ])`, 'i')),
);
const notGiven = words(
  near(
    40,
    [' consent '],
    ['not given', 'denied', 'declined', 'refused', 'rejected', 'withheld', 'aborted', 'cancel'],
  ),
);

/** Whoever was asked, and what they did; the sentence of RFC 6749 for access_denied names no one alone. */
const personDid: TextPredicate = all(
  heardBy('authorize'),
  unnumbered,
  not(says('or authorization server', 'or the authorization server')),
  reads(
    /\b(?:resource[ _-]?owner|end[ -]?user|user|person|customer)\b (?:has |have )?(?:cancell?ed|aborted|declined|denied|refused|rejected|did not (?:consent|agree|approve|allow|grant|authori[sz]e))\b|\b(?:cancell?ed|aborted|declined|denied|refused|rejected) by (?:the )?(?:resource[ _-]?owner|end[ -]?user|user|person)\b/i,
  ),
);

export const declined = any(
  declinedByName,
  personDid,
  all(says('consent_required'), notGiven, unnumbered),
);

/** The redirect carried the name of the error and not a word more. */
export const bare = ({ authorize }: Facts, error: string): boolean =>
  authorize?.kind === 'error' && authorize.error === error && !authorize.description;

/** Sooner than most people read a page and choose, in milliseconds. */
const READING = 3_000;

/** As evidence, where the answer came before anybody is likely to have been asked. */
export function tooSoon({ authorize }: Facts): string[] {
  const after = authorize?.kind === 'error' ? authorize.afterMs : undefined;
  return after !== undefined && after < READING
    ? [`It came back within ${Math.ceil(after / 1000)} s: probably nobody was asked.`]
    : [];
}

/** Heard there, or pasted as seen there. */
export const atTokenEndpoint: TextPredicate = all(at('TOKEN'), not(unplaced));

/** JSON that holds nothing: {}, null, [], {"error":""}. */
function hollow(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return value === null || value === false;
  return Object.values(value).every(hollow);
}

/** A body without a word is as good as none. */
function wordless(body: string): boolean {
  if (body.trim() === '') return true;
  try {
    return hollow(JSON.parse(body));
  } catch {
    return false;
  }
}

/** The token endpoint refused with this status and not a word. */
export const silent = ({ token }: Facts, status: number): boolean =>
  token?.kind === 'refused' && token.status === status && !token.error && wordless(token.body);

/** A server that names an error, or says nothing at all, has judged the request itself: no proxy, no wrong address. */
export const answeredByPage = ({ token }: Facts): boolean =>
  token?.kind !== 'refused' || (!token.error && !wordless(token.body));

const clientWas = (fate: string): TextPredicate =>
  all(
    atTokenEndpoint,
    unnumbered,
    reads(
      new RegExp(
        `\\b(?:client|application|app)\\b(?: (?:is|was|has been|got|account is|registration was))? (?:now |currently )?(?:${fate})\\b`,
        'i',
      ),
    ),
    // A person has taken it out of the own account, or is the one who is shut out.
    not(reads(/\b(?:users?|account|person|owner)\b/i)),
    // What was given to a client is not the client.
    not(reads(/\b(?:tokens?|session|consent|grant|access)\b (?:of|for|to|from|by|with|issued)\b/i)),
  );

/** Said by some as the reason of invalid_grant: the grant goes with its client, and comes back with it. */
export const clientDeleted = clientWas('deleted|removed');
export const clientDisabled = clientWas(
  'disabled|deactivated|suspended|inactive|not active|no longer active|switched off|blocked',
);

/** The client is known and trusted, but this way is not open to it. */
export const notForGrantType: TextPredicate = any(
  words(
    near(
      60,
      [' grant type', ' grant_type', ' grant ', ' flow '],
      [
        ...['not allowed', 'not authori', 'not permitted', 'not enabled', 'not support'],
        ...['not configured', 'n t allowed', 'disallowed', ' may not', 'forbidden', ' cannot '],
      ],
    ),
  ),
  reads(
    /\bclient (?:is |was )?not (?:authori[sz]ed|allowed|permitted|enabled) (?:to use|to request|to obtain|for)\b/i,
  ),
);

const aboutRedirect = [' redirect uri', ' redirect_uri', ' redirection uri'];
const unfit = [
  ...['mismatch', ' invalid ', ' not valid', 'not match', 'n t match', 'ungultig', 'differ'],
  ...[
    ' wrong',
    'malformed',
    ' unknown',
    ' incorrect',
    'not registered',
    'not allowed',
    ' check the ',
  ],
];
const redirectUnfit = near(60, aboutRedirect, unfit);

/** Doorkeeper's sentence lists every reason of RFC 6749 section 5.2, and so tells none. */
const everyReason = all(says('expired'), says('revoked'));

export const refusesRedirect: TextPredicate = all(
  words(redirectUnfit),
  unnumbered,
  not(everyReason),
);

/** Of the code: glewlwyd's invalid_code for one that is used, unknown, or has another verifier. */
export const refusesCode: TextPredicate = all(
  says(
    'invalid_code',
    'invalid code',
    'unknown code',
    'code not found',
    'code is invalid',
    'code not valid',
    'bad_verification_code',
  ),
  not(says('code verifier', 'code challenge')),
  unnumbered,
);
