import { standardName } from './error-name.js';
import type { DiagnosisActor } from './diagnosis.js';
import { diagnose } from './diagnose.js';
import type { Facts, TokenRefused } from './facts.js';
import type { Refused, Rule } from './rule.js';
import { rules } from './rules/index.js';

/** What a token endpoint's answer means; without `refuses` nobody can say. */
export interface Judged {
  refuses?: Refused;
  /** Who has to act, by the diagnosis that people read first. */
  actor: DiagnosisActor;
}

const byCode = new Map<string, Rule>(rules.map((rule) => [rule.code, rule]));

/**
 * The one judge of an answer without tokens: the diagnosis that people read first says what it means,
 * and only where that leaves it open the standard's name of the error. So what is done and what is said
 * cannot differ.
 */
export function judge(facts: Facts): Judged {
  const [first] = diagnose(facts);
  const { actor = 'OPERATOR' } = first ?? {};
  const token = facts.token?.kind === 'refused' ? facts.token : undefined;
  const rule = byCode.get(first?.code ?? '');
  // A page may be a proxy's: its words decide nothing.
  const told =
    rule && first?.certainty !== 'POSSIBLE' && !token?.page ? meaning(rule, actor) : undefined;
  const refuses = told ?? (token && byName(token));
  return { actor, ...(refuses && { refuses }) };
}

function meaning(rule: Rule, actor: DiagnosisActor): Refused | undefined {
  if (rule.refuses) return rule.refuses;
  return actor === 'MAILBOX_USER' && !rule.retryable ? 'grant' : undefined;
}

const NAMES: Partial<Record<string, Refused>> = {
  invalid_grant: 'grant',
  interaction_required: 'grant',
  consent_required: 'grant',
  login_required: 'grant',
  invalid_client: 'client',
  unauthorized_client: 'client',
  temporarily_unavailable: 'nobody',
  slow_down: 'nobody',
  server_error: 'nobody',
};

/** A sentence that is nothing but such a name tells more than a name that stands for many reasons. */
function byName({ error, description = '' }: TokenRefused): Refused | undefined {
  return NAMES[standardName(description) ?? ''] ?? NAMES[standardName(error) ?? ''];
}
