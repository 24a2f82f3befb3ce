import type { Certainty, DiagnosisSeverity } from './diagnosis.js';
import type { Stage } from './facts.js';
import type { Match } from './match.js';
import type { RuleRole, Rule } from './rule.js';

/** A rule that holds, with its place in the registry. */
export interface RankedFinding {
  rule: Rule;
  match: Match;
  position: number;
}

const severities: Record<DiagnosisSeverity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };
const certainties: Record<Certainty, number> = { CERTAIN: 0, LIKELY: 1, POSSIBLE: 2 };
const roles: Record<RuleRole, number> = { cause: 0, symptom: 1, fallback: 2 };

export const severityOf = ({ rule, match }: RankedFinding): DiagnosisSeverity =>
  match.severity ?? rule.severity;
export const stageOf = ({ rule, match }: RankedFinding): Stage => match.stage ?? rule.stage;

/** Errors first, then by certainty; at the same certainty a cause before a symptom; then by registry. */
export function rank(findings: RankedFinding[]): RankedFinding[] {
  const left = withoutFallbacks(withoutExplained(withoutGeneral(withoutAccounted(findings))));
  return left.sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    const at = x.findIndex((value, index) => value !== y[index]);
    return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
  });
}

const order = (finding: RankedFinding): number[] => [
  severities[severityOf(finding)],
  certainties[finding.match.certainty],
  roles[finding.rule.role],
  finding.position,
];

/** What a probe heard says what was seen, and however certain that is, another finding may tell why. */
function withoutAccounted(findings: RankedFinding[]): RankedFinding[] {
  const accounted = new Set(findings.flatMap(({ match }) => match.accountsFor ?? []));
  return findings.filter(({ match }) => !match.said?.probe || !accounted.has(match.said.probe));
}

/** Where a finer diagnosis is at least as certain, the general one says nothing more. */
function withoutGeneral(findings: RankedFinding[]): RankedFinding[] {
  const covered = (general: RankedFinding) =>
    findings.some(
      ({ rule, match }) =>
        rule.refines.includes(general.rule.code) &&
        certainties[match.certainty] <= certainties[general.match.certainty],
    );
  return findings.filter((finding) => !covered(finding));
}

/** A fault of the token or before it shows in every protocol; a protocol's fault only in itself. */
function withoutExplained(findings: RankedFinding[]): RankedFinding[] {
  const causes = findings.filter(
    (finding) =>
      finding.rule.role === 'cause' &&
      finding.match.certainty === 'CERTAIN' &&
      severityOf(finding) === 'ERROR',
  );
  const explained = (symptom: RankedFinding) =>
    causes.some((cause) => {
      const stage = stageOf(cause);
      return stage === stageOf(symptom) || stage === 'TOKEN' || stage === 'TOKEN_CONTENT';
    });
  return findings.filter((finding) => finding.rule.role !== 'symptom' || !explained(finding));
}

/**
 * It is at least likely, and either an error or heard in what was said: then a warning, such as
 * "not verified", is all there is to it. One from the settings alone explains no failure.
 */
const explains = (finding: RankedFinding): boolean =>
  finding.match.certainty !== 'POSSIBLE' &&
  (severityOf(finding) === 'ERROR' || finding.match.said !== undefined);

/** Something here answers for the failure; else it stays unknown. */
export const isExplained = (findings: readonly RankedFinding[]): boolean =>
  findings.some((finding) => severityOf(finding) === 'ERROR' || explains(finding));

/** At most one fallback, and only where nothing better is likely. */
function withoutFallbacks(findings: RankedFinding[]): RankedFinding[] {
  const isFallback = ({ rule }: RankedFinding) => rule.role === 'fallback';
  const better = findings.some((finding) => !isFallback(finding) && explains(finding));
  const kept = better ? undefined : findings.find(isFallback);
  return findings.filter((finding) => !isFallback(finding) || finding === kept);
}
