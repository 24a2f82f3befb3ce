import type { GrantStatus } from './grant.entity.js';

/** Why there is no token, and where it helps, when to ask again. */
export interface GrantRefusal {
  reason: string;
  /**
   * BACKOFF: the provider is left in peace. REFRESH_IN_PROGRESS: somebody else asks it now.
   * FORBIDDEN: whoever asks may not have this grant's token.
   */
  code?: 'BACKOFF' | 'REFRESH_IN_PROGRESS' | 'FORBIDDEN';
  retryAfterSeconds?: number;
  /** A word for the audit log. */
  why?: string;
}

type Told = Required<Pick<GrantRefusal, 'reason' | 'code' | 'retryAfterSeconds'>>;

/** What of a grant decides whether it may be refreshed. */
export interface GrantState {
  status: GrantStatus;
  statusReason: string | null;
  statusSince: Date;
  failCount: number;
  nextAttemptAt: Date;
  refreshable: boolean;
}

/** No pause is longer, but for a clock that has gone back meanwhile. */
const LONGEST_PAUSE = 65 * 60_000;

/** Why this grant is not to be refreshed now; `settingsOf` is when its client was last edited. */
export function refusalOf(
  grant: GrantState,
  { settingsOf, now }: { settingsOf: Date; now: Date },
): GrantRefusal | undefined {
  const ended =
    grant.status === 'reauth_required' ||
    // Asked again only after the settings were edited.
    (grant.status === 'misconfigured' && settingsOf <= grant.statusSince);
  if (ended) return { reason: grant.statusReason ?? 'Validate the OAuth client again.' };
  const pause = grant.nextAttemptAt.getTime() - now.getTime();
  if (grant.failCount > 0 && pause > 0 && pause <= LONGEST_PAUSE)
    return backOff('The provider gave no token.', { pause, now });
  if (grant.refreshable) return undefined;
  return {
    reason:
      'The access has ended, and the provider gave no refresh token: validate the OAuth client again.',
  };
}

/** The provider is not asked for a while: `pause` milliseconds. */
export function backOff(because: string, { pause, now }: { pause: number; now: Date }): Told {
  const at = new Date(now.getTime() + pause).toISOString();
  return {
    reason: `${because} It is asked again at ${at}.`,
    code: 'BACKOFF',
    retryAfterSeconds: Math.max(1, Math.ceil(pause / 1000)),
  };
}

export const inProgress: Told = {
  reason: 'A refresh is under way: try again in a moment.',
  code: 'REFRESH_IN_PROGRESS',
  retryAfterSeconds: 2,
};
