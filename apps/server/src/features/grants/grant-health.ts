import type { TokenFacts } from '../diagnoses/facts.js';
import type { GrantStatus } from './grant.entity.js';

export type GrantHealth =
  | 'HEALTHY'
  /** Tokens come, and a mailbox needs more than they allow. */
  | 'SCOPE_MISSING'
  | 'RETRYING'
  | 'REAUTH_REQUIRED'
  | 'MISCONFIGURED';

interface Examined {
  status: GrantStatus;
  statusReason: string | null;
  refreshable: boolean;
  failCount: number;
  nextAttemptAt: Date;
  accessTokenExpiresAt: Date;
  lastFailure: TokenFacts | null;
}

/** One word and, where something is wrong, one sentence; `lacking` says which scope is missed, if one is. */
export function grantHealth(
  grant: Examined,
  { now, lacking }: { now: Date; lacking: string | null },
): { health: GrantHealth; reason: string | null } {
  if (grant.status === 'reauth_required')
    return { health: 'REAUTH_REQUIRED', reason: grant.statusReason };
  if (grant.status === 'misconfigured')
    return { health: 'MISCONFIGURED', reason: grant.statusReason };
  if (!grant.refreshable && grant.accessTokenExpiresAt <= now)
    return { health: 'REAUTH_REQUIRED', reason: NOT_RENEWABLE };
  if (grant.failCount === 0)
    return lacking
      ? { health: 'SCOPE_MISSING', reason: lacking }
      : { health: 'HEALTHY', reason: null };
  const reason = `The provider gave no new token: ${failure(grant.lastFailure)}. It is asked again.`;
  return { health: 'RETRYING', reason };
}

/**
 * When a token is asked for the next time without anybody's doing; null: it is not. Not before its
 * host may be asked again, where that is left in peace.
 */
export function nextRenewalAt(grant: Examined, notBefore?: Date): Date | null {
  if (grant.status !== 'active' || !grant.refreshable) return null;
  return notBefore && notBefore > grant.nextAttemptAt ? notBefore : grant.nextAttemptAt;
}

const NOT_RENEWABLE = 'The access has ended, and the provider gave no refresh token.';

function failure(facts: TokenFacts | null): string {
  switch (facts?.kind) {
    case 'refused':
      return facts.error || `HTTP ${facts.status}`;
    case 'unreachable':
      return facts.fault.message.replace(/\.$/, '') || facts.fault.code;
    case 'malformed':
      return facts.problem.replace(/\.$/, '');
    default:
      return 'no answer';
  }
}
