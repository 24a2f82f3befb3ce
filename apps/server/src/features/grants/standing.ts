import type { Standing } from '../oauth-clients/client-status.js';
import type { GrantStatus } from './grant.entity.js';

interface Held {
  mailboxId: string | null;
  status: GrantStatus;
  statusReason: string | null;
}

/**
 * What its grants say of a client: a refused client concerns them all, the end of a consent only
 * whoever signs in with it. So a mailbox's own grant that has ended says nothing of the client.
 */
export function standingOf(held: readonly Held[]): { standing: Standing; reason: string | null } {
  const refused = held.find(({ status }) => status === 'misconfigured');
  const shared = held.find(({ mailboxId }) => mailboxId === null);
  const ended = refused ?? (shared?.status === 'reauth_required' ? shared : undefined);
  if (ended) return { standing: 'ATTENTION', reason: ended.statusReason };
  const lives = held.some(({ status }) => status === 'active');
  return { standing: lives ? 'VALIDATED' : 'NONE', reason: null };
}
