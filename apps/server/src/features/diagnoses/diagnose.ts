import { hostNamed } from '../providers/cloud.js';
import { providerOfHost } from '../providers/site-of.js';
import type { DiagnosisContent } from './diagnosis.js';
import { readEvidence, type Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type RankedFinding, isExplained, rank, severityOf, stageOf } from './rank.js';
import { mayHold } from './origin.js';
import { clean } from './repairs/quote.js';
import type { Rule } from './rule.js';
import { rules as registry } from './rules/index.js';
import { describeUnknown, hasFailed } from './unknown.js';
import { valuesOf, type Values } from './values.js';

/** More than these nobody reads, and an answer holds no more of each run. */
const MOST = 10;

/**
 * Judges all facts of a run together: most likely first, warnings last; [] when nothing is wrong.
 * Pure. Rules hold independently of each other; `rank` alone weighs them.
 */
export function diagnose(facts: Facts, rules: readonly Rule[] = registry): DiagnosisContent[] {
  return judge(readEvidence(facts), rules);
}

/** The same of what has been read already. */
export function judge(evidence: Evidence, rules: readonly Rule[]): DiagnosisContent[] {
  const { facts } = evidence;
  const findings = rules.flatMap((rule, position): RankedFinding[] => {
    const match = rule.match(heeded(rule, evidence));
    return match && mayHold(rule, facts, match) ? [{ rule, match, position }] : [];
  });
  const ranked = rank(findings);
  const diagnoses = ranked.map((finding) => describe(finding, evidence));
  const explained = isExplained(ranked) || !hasFailed(facts);
  return [...(explained ? [] : [describeUnknown(evidence)]), ...diagnoses].slice(0, MOST);
}

/** What a rule takes for granted is asked first; its words come after that. */
function heeded({ only }: Rule, evidence: Evidence): Evidence {
  if (!only) return evidence;
  return { ...evidence, said: evidence.said.filter((one) => only(one) !== undefined) };
}

function describe(finding: RankedFinding, evidence: Evidence): DiagnosisContent {
  const { rule, match } = finding;
  const observed = valuesOf(evidence, match, stageOf(finding));
  const values = rule.of ? { ...observed, provider: rule.of } : observed;
  const repair = rule.repair(values, match);
  return {
    code: rule.code,
    stage: stageOf(finding),
    severity: severityOf(finding),
    certainty: match.certainty,
    title: repair.title ?? rule.title,
    cause: repair.cause ?? rule.cause,
    fix: repair.fix,
    commands: repair.commands ?? [],
    actor: match.actor ?? rule.actor,
    retryable: rule.retryable,
    evidence: match.evidence.map(clean),
    ...(rule.docsUrl && mayRead(rule.docsUrl, values) && { docsUrl: rule.docsUrl }),
  };
}

/** The documentation of another provider explains nothing of this one. */
function mayRead(docsUrl: string, { provider }: Values): boolean {
  const owner = providerOfHost(hostNamed(docsUrl));
  return owner === undefined || owner === provider || provider === 'SANDBOX';
}
