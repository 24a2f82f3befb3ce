import type { OAuthClientEditImpactQuery } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';

export type EditImpact = OAuthClientEditImpactQuery['oauthClientEditImpact'];

const NAMED = 3;

/** Who must sign in again after saving, the first few by address. */
export function impactText({ reason, mailboxes, mailboxCount }: EditImpact): Message {
  // Names may hold commas; addresses do not.
  const names = mailboxes.slice(0, NAMED).map(({ address }) => address);
  const values = { reason: reason ?? '', names: names.join(', ') };
  if (names.length === 0) return { key: 'grants.impact.nobody', values };
  const count = mailboxCount - names.length;
  return count > 0
    ? { key: 'grants.impact.more', values: { ...values, count } }
    : { key: 'grants.impact.names', values };
}
