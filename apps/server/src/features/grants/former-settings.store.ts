import { In, type EntityManager } from 'typeorm';
import type { Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { BATCH_SIZE } from '../batches/batch.js';
import type { BatchFlow, BatchStep } from '../batches/batch.flow.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { afterEdit, FORMER_SETTINGS, type HeldSettings, type Holder } from './former-settings.js';
import { Grant } from './grant.entity.js';

export interface FormerGrantDependencies {
  audit: Pick<Audit, 'recordAll'>;
  batches: Pick<BatchFlow, 'follow'>;
  clock: Clock;
}

type Edited = Holder & { id: string };
type Found = Pick<Grant, 'id' | 'account'>;

const AT_ONCE = BATCH_SIZE.FORMER_GRANTS;

/**
 * For the transaction that edits a client, before its standing follows: ends the grants of its former
 * settings and lets those of the current ones return. The epoch fences off a refresh under way; what
 * it brings is stored, and the end stays. Of thousands the rest follows in batches: until then nobody
 * uses one of the former settings either, since they are compared wherever a token is asked for.
 */
export function createFormerGrants({ audit, batches, clock }: FormerGrantDependencies) {
  async function follow(
    manager: EntityManager,
    client: Edited,
    typed: boolean,
  ): Promise<{ done: number; more: boolean }> {
    let done = 0;
    for (const alike of await kindsOf(manager, client.id)) {
      const change = afterEdit(alike, client, typed);
      if (!change || done >= AT_ONCE) continue;
      const grants = await someLike(manager, client.id, { alike, atMost: AT_ONCE - done });
      await write(manager, grants, change);
      done += grants.length;
    }
    return { done, more: done >= AT_ONCE };
  }

  async function write(
    manager: EntityManager,
    grants: readonly Found[],
    change: 'ends' | 'returns',
  ): Promise<void> {
    const ends = change === 'ends';
    await manager.update(
      Grant,
      { id: In(grants.map(({ id }) => id)) },
      {
        ...(ends
          ? { status: 'reauth_required', statusReason: FORMER_SETTINGS }
          : { status: 'active', statusReason: null }),
        endedByEdit: ends,
        statusSince: clock(),
        leaseEpoch: () => '"leaseEpoch" + 1',
      },
    );
    const action = ends ? 'grant.end-former' : 'grant.return-former';
    const entries = grants.map(({ id, account }) => {
      const subject = { kind: 'grant', id, ...(account && { name: account }) };
      return { actor: { kind: 'system' as const }, action, subject };
    });
    await audit.recordAll(manager, entries);
  }

  /** Those that are left over, by the settings that the client has by now. */
  const step: BatchStep = async (manager, { oauthClientId, typedSecretId }) => {
    const client = await manager.findOneBy(OAuthClient, { id: oauthClientId ?? '' });
    if (!client) return { done: 0, more: false };
    return follow(manager, client, client.secretId !== null && client.secretId === typedSecretId);
  };

  return {
    step,

    async clientEdited(
      manager: EntityManager,
      client: OAuthClient,
      fields: readonly string[],
    ): Promise<void> {
      const typed = fields.includes('clientSecret') && client.secretDroppedBecause === null;
      const { done, more } = await follow(manager, client, typed);
      if (!more) return;
      const rest = { oauthClientId: client.id, done };
      const typedSecretId = typed ? { typedSecretId: client.secretId } : {};
      await batches.follow(manager, { kind: 'FORMER_GRANTS', ...rest, ...typedSecretId });
    },
  };
}

/** What there is among the grants of a client, once for all that are alike. */
function kindsOf(manager: EntityManager, oauthClientId: string): Promise<HeldSettings[]> {
  return manager.query<HeldSettings[]>(
    `SELECT DISTINCT "clientId", "accessTokenUrl", "status", "endedByEdit", "secretId"
      FROM "oauth_grant" WHERE "oauthClientId" = ?`,
    [oauthClientId],
  );
}

function someLike(
  manager: EntityManager,
  oauthClientId: string,
  { alike, atMost }: { alike: HeldSettings; atMost: number },
): Promise<Found[]> {
  const { clientId, accessTokenUrl, status, endedByEdit, secretId } = alike;
  return manager.query<Found[]>(
    `SELECT "id", "account" FROM "oauth_grant" WHERE "oauthClientId" = ? AND "status" = ?
      AND "clientId" = ? AND "accessTokenUrl" = ? AND "endedByEdit" = ? AND "secretId" IS ? LIMIT ${atMost}`,
    [oauthClientId, status, clientId, accessTokenUrl, endedByEdit, secretId],
  );
}
