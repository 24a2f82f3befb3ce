import { IsNull, type EntityManager } from 'typeorm';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { Grant } from './grant.entity.js';
import { fitsSettings, consentStateOf, type Held } from './standing.js';

/**
 * Lets the standing of a client follow its grants, in the transaction that changes one of them.
 * `former` is that grant as it was: what the client says for another reason, such as an edit of its
 * settings, stays as it is.
 */
export async function followGrants(
  manager: EntityManager,
  clients: Pick<OAuthClientStore, 'setConsentState'>,
  { oauthClientId, former }: { oauthClientId: string; former: Grant | null },
): Promise<void> {
  const client = await manager.findOneBy(OAuthClient, { id: oauthClientId });
  if (!client) return;
  const itsReason = former !== null && client.standingReason === former.statusReason;
  if (client.standing === 'ATTENTION' && !itsReason) return;
  const { standing, reason } = consentStateOf(await telling(manager, oauthClientId));
  await clients.setConsentState(manager, oauthClientId, standing, reason);
}

/** A secret, too: a grant of former settings may have returned with it. */
const CONCERNED: readonly string[] = [
  ...['clientId', 'accessTokenUrl', 'grantType', 'scopes'],
  'clientSecret',
];

/** Before an edited client is saved: an edit that brings back what its grant was given for fixes it. */
export async function followEdit(
  manager: EntityManager,
  client: OAuthClient,
  fields: readonly string[],
): Promise<void> {
  if (client.standing !== 'ATTENTION' || !fields.some((one) => CONCERNED.includes(one))) return;
  const { id: oauthClientId } = client;
  const shared = await manager.findOneBy(Grant, { oauthClientId, mailboxId: IsNull() });
  if (!shared || !fitsSettings(shared, client)) return;
  const { standing, reason } = consentStateOf(await telling(manager, oauthClientId));
  Object.assign(client, { standing, standingReason: reason });
}

/** Of the grants of a client those that tell its standing, three at most, whatever their number. */
function telling(manager: EntityManager, oauthClientId: string): Promise<Held[]> {
  const one = (which: string) => `SELECT * FROM (
    SELECT "mailboxId", "status", "statusReason" FROM "oauth_grant"
    WHERE "oauthClientId" = ? AND ${which} LIMIT 1)`;
  const statement = [`"mailboxId" IS NULL`, `"status" = 'misconfigured'`, `"status" = 'active'`]
    .map(one)
    .join(' UNION ALL ');
  return manager.query<Held[]>(statement, [oauthClientId, oauthClientId, oauthClientId]);
}
