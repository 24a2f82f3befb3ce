import type { EntityManager } from 'typeorm';
import type { Audit } from '../../graphql/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { afterEdit, FORMER_SETTINGS } from './former-settings.js';
import { Grant } from './grant.entity.js';

/**
 * For the transaction that edits a client, before its standing follows: ends the grants of its former
 * settings and lets those of the present ones return. The epoch fences off a refresh under way; what
 * it brings is stored, and the end stays.
 */
export function createFormerGrants({
  audit,
  clock,
}: {
  audit: Pick<Audit, 'record'>;
  clock: Clock;
}) {
  return async (
    manager: EntityManager,
    client: OAuthClient,
    fields: readonly string[],
  ): Promise<void> => {
    const typed = fields.includes('clientSecret') && client.secretDroppedBecause === null;
    for (const grant of await manager.findBy(Grant, { oauthClientId: client.id })) {
      const change = afterEdit(grant, client, typed);
      if (!change) continue;
      const now = clock();
      await manager.update(
        Grant,
        { id: grant.id },
        {
          ...(change === 'ends'
            ? { status: 'reauth_required', statusReason: FORMER_SETTINGS }
            : { status: 'active', statusReason: null }),
          endedByEdit: change === 'ends',
          ...{ statusSince: now, leaseEpoch: grant.leaseEpoch + 1 },
        },
      );
      const subject = {
        kind: 'grant',
        id: grant.id,
        ...(grant.account && { name: grant.account }),
      };
      const action = change === 'ends' ? 'grant.end-former' : 'grant.return-former';
      await audit.record(manager, { actor: { kind: 'system' }, action, subject });
    }
  };
}
