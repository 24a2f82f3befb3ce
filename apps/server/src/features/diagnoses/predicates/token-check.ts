import type { Evidence } from '../evidence.js';
import { originOf } from '../origin.js';
import { all, means, reads, type TextPredicate } from '../matchers.js';
import type { Matcher } from '../rule.js';
import type { ObservedText } from '../observed-text.js';

/** Codes of limits, which have nothing to do with a token. */
const LIMITS = new Set(['LIMIT', 'INUSE', 'IN-USE', 'LOGIN-DELAY']);

const answersToken: TextPredicate = ({ reply }) =>
  reply?.by === 'token' && reply.atLogin && !LIMITS.has(reply.code ?? '') ? '' : undefined;

const tooMany = reads(/\btoo many\b|\brate\b|\blimit/i);

/** What the large providers check tokens with is not of their customers' making. */
const atOwnServer = ({ facts }: Evidence, said: ObservedText): boolean => {
  const origin = originOf(facts, { certainty: 'LIKELY', evidence: [], said }, said.stage);
  return origin === undefined || origin === 'GENERIC';
};

/** "Later", said to a token: a server says so as well while its own way to check tokens is wrong. */
export const mayLast = (evidence: Evidence, said: ObservedText): boolean =>
  all(means('temporary'), answersToken)(said) !== undefined &&
  tooMany(said) === undefined &&
  atOwnServer(evidence, said);

/**
 * Refused without the challenge that names a reason (RFC 7628 section 3.2.2): Postfix and Exim make this
 * of a check that failed for the moment.
 */
export const mayBeUnchecked = (evidence: Evidence, said: ObservedText): boolean =>
  all(means('refused-login'), answersToken)(said) !== undefined &&
  said.reply?.protocol === 'SMTP' &&
  said.reply.secretSent !== false &&
  said.reply.status === '535' &&
  !said.reply.challenged &&
  atOwnServer(evidence, said);

/** The same, told to whoever can look: the operator instead of nobody. */
export const perhapsLasting =
  (matcher: Matcher): Matcher =>
  (evidence) => {
    const match = matcher(evidence);
    return match?.said && mayLast(evidence, match.said)
      ? { ...match, certainty: 'LIKELY', actor: 'OPERATOR' }
      : match;
  };
