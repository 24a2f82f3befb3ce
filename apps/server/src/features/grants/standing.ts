import type { ConsentState } from '../oauth-clients/client-status.js';
import type { GrantStatus } from './grant.entity.js';

export interface Held {
  mailboxId: string | null;
  status: GrantStatus;
  statusReason: string | null;
}

/**
 * What its grants say of a client: a refused client concerns them all, the end of a consent only
 * whoever signs in with it. So a mailbox's own grant that has ended says nothing of the client.
 */
export function consentStateOf(held: readonly Held[]): {
  standing: ConsentState;
  reason: string | null;
} {
  const refused = held.find(({ status }) => status === 'misconfigured');
  const shared = held.find(({ mailboxId }) => mailboxId === null);
  const ended = refused ?? (shared?.status === 'reauth_required' ? shared : undefined);
  if (ended) return { standing: 'ATTENTION', reason: ended.statusReason };
  const lives = held.some(({ status }) => status === 'active');
  return { standing: lives ? 'VALIDATED' : 'NONE', reason: null };
}

interface Given {
  clientId: string | null;
  accessTokenUrl: string | null;
  grantType: string;
  requestedScopes: readonly string[];
}

type Wanted = Omit<Given, 'requestedScopes'> & { scopes: readonly string[] };

/** Whether a grant was given for just these settings of its client. */
export function fitsSettings(grant: Given, client: Wanted): boolean {
  const same =
    grant.clientId === client.clientId &&
    grant.accessTokenUrl === client.accessTokenUrl &&
    grant.grantType === client.grantType;
  return same && JSON.stringify(grant.requestedScopes) === JSON.stringify(client.scopes);
}
