import type { Certainty } from './diagnosis.js';
import type { Evidence } from './evidence.js';
import type { Facts, MailProtocol, Stage } from './facts.js';
import { wordsOf } from './normalise.js';
import type { Match } from './match.js';
import type { Matcher } from './rule.js';
import type { ReplyClass } from './reply-class.js';
import { protocolOf, quote, type ObservedText, type TextPredicate } from './observed-text.js';

export type { TextPredicate };

/** One of these numbers of Microsoft Entra ID. */
export function aadsts(...codes: number[]): TextPredicate {
  return ({ aadsts: named }) => {
    const code = named.find((number) => codes.includes(number));
    return code === undefined ? undefined : String(code);
  };
}

/** One of these phrases, word by word, whatever stands between the words. */
export function says(...phrases: string[]): TextPredicate {
  const asked = phrases.map((phrase) => {
    const canonical = wordsOf(phrase);
    const words = canonical.trim().split(' ');
    const anchor = words.reduce((longest, word) => (word.length > longest.length ? word : longest));
    return { canonical, words, anchor };
  });
  return ({ vocabulary, words: text }) =>
    asked.find(
      ({ canonical, words }) =>
        words.every((word) => vocabulary.has(word)) &&
        (words.length === 1 || text.includes(canonical)),
    )?.anchor;
}

/** One of these enhanced status codes, with or without the reply code before it. */
export function status(...statuses: string[]): TextPredicate {
  return (said) =>
    statuses
      .find((one) => said.statuses.has(one))
      ?.split(' ')
      .at(-1);
}

/** One of these response codes, such as [IN-USE]. */
export function responseCode(...codes: string[]): TextPredicate {
  return (said) => codes.find((code) => said.responseCodes.has(code.toLowerCase()));
}

/** Seen at one of these stages; a pasted text without a stage may be from anywhere. */
export function at(...stages: Stage[]): TextPredicate {
  return ({ stage }) => (stage === undefined || stages.includes(stage) ? '' : undefined);
}

/** Pasted, and nobody told where it was seen. */
export const unplaced: TextPredicate = ({ stage }) => (stage === undefined ? '' : undefined);

export const heardBy =
  (by: ObservedText['by']): TextPredicate =>
  (said) =>
    said.by === by ? '' : undefined;

/** No AADSTS number stands beside it that would tell more. */
export const unnumbered: TextPredicate = ({ aadsts: named }) => (named.length > 0 ? undefined : '');

/** Phrases that decide only as long as no number does. */
export const worded = (...phrases: string[]): TextPredicate => all(says(...phrases), unnumbered);

/** A mail server's refusal of one of these kinds, in whatever words. */
export const means =
  (...classes: ReplyClass[]): TextPredicate =>
  (said) =>
    said.means && classes.includes(said.means) ? '' : undefined;

/** Nothing but its words says what kind of no it is. */
export const unjudged: TextPredicate = (said) => (said.means ? undefined : '');

/** Heard over this protocol, or pasted and looking like it. */
export const over =
  (protocol: MailProtocol): TextPredicate =>
  (said) =>
    protocolOf(said) === protocol ? '' : undefined;

/** The readable form fits a pattern. Patterns must be bounded: no nested or adjacent repetition. */
export function reads(pattern: RegExp): TextPredicate {
  return ({ readable }) => pattern.exec(readable)?.[0].slice(0, 40);
}

export function any(...tests: TextPredicate[]): TextPredicate {
  return (said) => {
    for (const test of tests) {
      const anchor = test(said);
      if (anchor !== undefined) return anchor;
    }
    return undefined;
  };
}

export function all(...tests: TextPredicate[]): TextPredicate {
  return (said) => {
    const anchors = tests.map((test) => test(said));
    return anchors.includes(undefined)
      ? undefined
      : (anchors.find((anchor) => anchor !== '') ?? '');
  };
}

export const not =
  (test: TextPredicate): TextPredicate =>
  (said) =>
    test(said) === undefined ? '' : undefined;

/** The first text that passes, as a match with its words for evidence. */
export function matchText(certainty: Certainty, test: TextPredicate): Matcher {
  return ({ said: texts }) => {
    for (const said of texts) {
      const anchor = test(said);
      if (anchor !== undefined) return { certainty, said, evidence: [quote(said, anchor)] };
    }
    return undefined;
  };
}

export const certain = (test: TextPredicate): Matcher => matchText('CERTAIN', test);
export const likely = (test: TextPredicate): Matcher => matchText('LIKELY', test);
export const possible = (test: TextPredicate): Matcher => matchText('POSSIBLE', test);

/** The first of several ways to come to the same diagnosis. */
export function firstOf(...matchers: Matcher[]): Matcher {
  return (evidence) => {
    for (const matcher of matchers) {
      const match = matcher(evidence);
      if (match) return match;
    }
    return undefined;
  };
}

/** Only where the facts allow it. */
export function when(allowed: (facts: Facts) => boolean, matcher: Matcher): Matcher {
  return (evidence) => (allowed(evidence.facts) ? matcher(evidence) : undefined);
}

/** A match from facts alone, in one's own words. */
export function fact(certainty: Certainty, ...evidence: string[]): Match {
  return { certainty, evidence };
}

/** Adds a line of evidence to a match. */
export function because(match: Match, ...lines: string[]): Match {
  return { ...match, evidence: [...match.evidence, ...lines] };
}

/** The first text that passes, without judging it yet. */
export function find(evidence: Evidence, test: TextPredicate): ObservedText | undefined {
  return evidence.said.find((said) => test(said) !== undefined);
}

/** A further question of the check had the answer yes. */
export const answeredYes =
  (question: string): TextPredicate =>
  ({ probe }) =>
    probe?.asked[question] === 'yes' ? '' : undefined;

/** For causes that the sign-in page and the token endpoint share: the stage is where it was said. */
export function whereSaid(matcher: Matcher): Matcher {
  return (evidence) => {
    const match = matcher(evidence);
    return match?.said?.stage === 'AUTHORIZE' ? { ...match, stage: 'AUTHORIZE' } : match;
  };
}
