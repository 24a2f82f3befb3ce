import { candidate, googleChallenge401, tokenRefused } from '../predicates/refusals.js';
import type { Evidence } from '../evidence.js';
import type { Match } from '../match.js';
import { all, any, because, certain, fact, firstOf, likely, says, worded } from '../matchers.js';
import { originOf } from '../origin.js';
import { checkAgain, signInAgain } from '../repairs/mailkey.js';
import { rule, type Matcher } from '../rule.js';

/** Google says so of a token whose time is over, other servers of every token that they do not take. */
function challenge401(evidence: Evidence): Match | undefined {
  const match = likely(googleChallenge401)(evidence);
  const others = match?.said?.probe && originOf(evidence.facts, match) === 'GENERIC';
  return match && others
    ? because({ ...match, certainty: 'POSSIBLE' }, 'Servers say so of any token they refuse.')
    : match;
}

/** Servers say so of any token that they do not take; where its own end is known and ahead, it is only possible. */
function unlessAlive(matcher: Matcher): Matcher {
  return (evidence) => {
    const match = matcher(evidence);
    const { token, tokenContent, now } = evidence.facts;
    const told = token?.kind === 'granted' && !token.lifeAssumed ? token.expiresAt : undefined;
    const ends = match?.said?.probe && (tokenContent?.expiresAt ?? told);
    if (!match || !ends || ends <= now) return match;
    return because(
      { ...match, certainty: 'POSSIBLE' },
      `By itself the token lives until ${ends.toISOString()}.`,
    );
  };
}

export const tokenExpired = rule({
  code: 'token-expired',
  stage: 'TOKEN_CONTENT',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The access token has expired',
  cause:
    'The server was given a token whose time is over. Mailkey renews tokens by itself; if this comes back, the clock of this machine may be wrong.',
  match: firstOf(
    (evidence) => {
      const { facts } = evidence;
      const ends = facts.tokenContent?.expiresAt;
      const failed =
        facts.pasted !== undefined || facts.probes.some(({ outcome }) => outcome === 'failed');
      return ends && ends < facts.now && failed
        ? fact(
            'CERTAIN',
            `The token ended at ${ends.toISOString()}, and it was ${facts.now.toISOString()}.`,
          )
        : undefined;
    },
    unlessAlive(challenge401),
    unlessAlive(
      certain(
        any(
          says('status 401 schemes bearer scope https mail google'),
          all(says('invalid_token'), says('expired')),
          worded(
            'accesstokenexpired',
            'access token is expired',
            'access token has expired',
            'access token expired',
            'lifetime validation failed',
          ),
        ),
      ),
    ),
    (evidence) => {
      const said = evidence.facts.tokenContent?.expiresAt ? undefined : tokenRefused(evidence);
      return said && candidate(said, 'POSSIBLE', 'Until when the token counts could not be read.');
    },
  ),
  repair: (v) => ({
    fix: [
      `${checkAgain(v)} A fresh token is taken.`,
      `If it stays: ${signInAgain(v)}`,
      `Compare the clock of this machine: ${v.facts.now.toISOString()}.`,
    ],
  }),
});
