import type { DiagnosisActor, DiagnosisSeverity } from './diagnosis.js';
import type { Evidence } from './evidence.js';
import type { Authentication, ProviderName, Stage } from './facts.js';
import type { Match } from './match.js';
import type { TextPredicate } from './observed-text.js';
import type { Values } from './values.js';

/** What a person reads, with their own values. Absent parts are the rule's own. */
export interface Repair {
  title?: string;
  cause?: string;
  fix: string[];
  commands?: string[];
}

/**
 * cause: names what is wrong.
 * symptom: names what was seen; steps behind likely causes and goes when one is certain.
 * fallback: the little that a bare code tells; goes as soon as anything else is likely.
 */
export type RuleRole = 'cause' | 'symptom' | 'fallback';

/**
 * What a refusal of the token endpoint concerns. grant: it is dead, and a person must sign in again.
 * client: nothing comes before its settings or its secret are right. nobody: it passes by itself.
 */
export type Refused = 'grant' | 'client' | 'nobody';

export type Matcher = (evidence: Evidence) => Match | undefined;

/** One diagnosis. Pure: what it matches and says follows from the evidence alone. */
export interface Rule {
  code: string;
  stage: Stage;
  severity: DiagnosisSeverity;
  actor: DiagnosisActor;
  retryable: boolean;
  /** As the answer to a token request; absent: judge.ts tells it by the actor. */
  refuses?: Refused;
  role: RuleRole;
  /** Of whom it speaks by name: it holds only where that provider may have answered (ADR 0032). */
  of?: ProviderName;
  /** Of which way of signing in it speaks: it holds only where the mailbox signs in so, or nobody can tell. */
  authentication?: Authentication | 'EITHER';
  /** What it takes for granted of the conversation: texts of which that is known to be untrue are not asked. */
  only?: TextPredicate;
  /** More general diagnoses that say nothing beside this one. */
  refines: readonly string[];
  /** At most 70 characters. */
  title: string;
  /** One to three sentences, without values: the catalogue shows them. */
  cause: string;
  docsUrl?: string;
  match: Matcher;
  repair(values: Values, match: Match): Repair;
}

type Defaulted = 'severity' | 'retryable' | 'role' | 'refines';

/** A rule with the usual defaults: an error that stays until somebody acts. */
export function rule(given: Omit<Rule, Defaulted> & Partial<Pick<Rule, Defaulted>>): Rule {
  return { severity: 'ERROR', retryable: false, role: 'cause', refines: [], ...given };
}

/** For a list of rules about tokens; one that knows of passwords as well says so itself. */
export const ofTokens = (one: Rule): Rule => ({ authentication: 'OAUTH2', ...one });
