import { DAY, type Ending } from '../expiration.js';
import type { Seen, SeenGrant } from '../seen.js';
import { consentAgain, subjectOf, whoseGrant } from './grant-words.js';

/** A grant in use is renewed far more often, an unused one weekly: two missed weeks are worth a word. */
export const QUIET_DAYS = 14;

/** Grants that nobody refreshes any more: the provider's idle rule ends them. */
export function grantIdleEndings({ grants, now }: Seen): Ending[] {
  return grants.flatMap((grant) => {
    const { client, byPerson, refreshable } = grant;
    const quietSince = grant.lastRefreshedAt ?? grant.grantedAt;
    const isQuiet = now.getTime() - quietSince.getTime() >= QUIET_DAYS * DAY;
    if (!client.idleDays || !byPerson || !refreshable || !isQuiet) return [];
    return [ending(grant, quietSince, client.idleDays)];
  });
}

function ending(grant: SeenGrant, quietSince: Date, idleDays: number): Ending {
  const { client } = grant;
  const day = quietSince.toISOString().slice(0, 10);
  const rule = `${client.providerLabel} ends a grant that was not used for ${idleDays} days; this one was last used on ${day}.`;
  return {
    ...subjectOf(grant),
    endsAt: new Date(quietSince.getTime() + idleDays * DAY),
    certainty: 'ESTIMATED',
    title: `Unused grant of ${whoseGrant(grant)}`,
    detail: client.enabled ? rule : `${rule} The client is switched off, so nobody renews it.`,
    fix: client.enabled
      ? [
          'Open the client and see why its grant is not renewed.',
          `Where it has ended already: ${consentAgain(grant)}`,
        ]
      : ['Switch the client on if it will be needed again: then its grant is renewed.'],
    actor: 'OPERATOR',
    // Whoever switched it off wants to hear nothing of it.
    ...(!client.enabled && { remindFromDays: 0 }),
  };
}
