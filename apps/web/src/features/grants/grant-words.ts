import type {
  GrantHealth,
  GrantRow_GrantFragment as Grant,
  RenewGrantMutation,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import type { Tone } from '../../ui/tone.js';
import type { ScopeLine } from './scope-lines.js';

const tones: Record<GrantHealth, Tone> = {
  HEALTHY: 'success',
  SCOPE_MISSING: 'warning',
  RETRYING: 'warning',
  REAUTH_REQUIRED: 'error',
  MISCONFIGURED: 'error',
};
export const healthTone = (health: GrantHealth): Tone => tones[health];

/** How many of the scopes were granted; what is missing comes first. */
export function scopeSummary(lines: readonly ScopeLine[]): Message {
  const inState = (wanted: ScopeLine['state']) =>
    lines.filter(({ state }) => state === wanted).length;
  const missing = inState('missing');
  return missing > 0
    ? { key: 'grants.scopesMissing', values: { count: missing } }
    : { key: 'grants.scopesGranted', values: { count: inState('granted') } };
}

/** What follows when a grant is revoked, for whoever signs in with it. */
export function revocationText(grant: Pick<Grant, 'mailbox' | 'mailboxes'>): Message {
  if (grant.mailbox) return { key: 'grants.revoke.textOwn', values: { name: grant.mailbox.name } };
  const { totalCount: count, totalCountExact = true } = grant.mailboxes;
  if (!totalCountExact)
    return { key: 'grants.revoke.textMany', values: { count: count.toLocaleString() } };
  return { key: 'grants.revoke.textDefault', values: { count } };
}

/** What has to be said beside a grant that was to be renewed; its own state tells the rest. */
export function renewalNotice({
  grant,
  outcome,
  message,
}: RenewGrantMutation['renewGrant']): string | null {
  const told = outcome === 'RENEWED' || (outcome === 'REFUSED' && grant.healthReason !== null);
  return told ? null : message;
}
