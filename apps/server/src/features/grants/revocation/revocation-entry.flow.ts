import type { EntityManager } from 'typeorm';
import { SecretUnreadable } from '../../../lib/keyring.js';
import type { Log } from '../../../lib/log.js';
import type { Secret } from '../../../lib/secret.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../../oauth-clients/oauth-client.store.js';
import { samePair } from '../../oauth-clients/token-origin.js';
import type { Providers } from '../../providers/index.js';
import type { Grant } from '../grant.entity.js';
import type { GrantStore } from '../grant.store.js';
import type { Revocation } from './revocation.entity.js';
import { revocationEndpoint, type Revocable, type RevocationEndpoint } from './revocation.js';
import type { RevocationStore } from './revocation.store.js';

export interface RevocationEntryDependencies {
  grants: Pick<GrantStore, 'accessToken' | 'refreshToken'>;
  clients: Pick<OAuthClientStore, 'secretOf'>;
  pendingRevocations: Pick<RevocationStore, 'add'>;
  providers: Providers;
  log: Log;
}

export interface Ended {
  grant: Grant;
  client: OAuthClient | null;
  /** Instead of those of the row: what came too late to be stored, or has never been in use. */
  tokens?: { refreshToken?: Secret; accessToken?: Secret };
}

/** Why there is nothing to ask the provider for. */
export type Nothing = 'noToken' | 'noEndpoint';

/** Writes down what is to be revoked, in the transaction that ends the grant. */
export function createRevocationEntry(deps: RevocationEntryDependencies) {
  const { grants, clients } = deps;

  async function giveBack(manager: EntityManager, ended: Ended): Promise<Revocation | Nothing> {
    const { grant, client } = ended;
    if (!client) return 'noToken';
    const provider = deps.providers[client.provider];
    const endpoint = revocationEndpoint({ provider, client }, grant.accessTokenUrl);
    if (!endpoint) return 'noEndpoint';
    const revocable = readable({ ...ended, client }, endpoint);
    if (!revocable) return 'noToken';
    const endsAccount = provider.revocationEndsAccount ?? false;
    return deps.pendingRevocations.add(manager, { grant, client, revocable, endsAccount });
  }

  /** Undefined where no key opens the tokens any more: that holds up no deletion. */
  function readable(
    ended: Ended & { client: OAuthClient },
    endpoint: RevocationEndpoint,
  ): Revocable | undefined {
    try {
      return revocableOf(ended, endpoint);
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      const { id } = ended.grant;
      deps.log.warn({ grant: id }, 'the tokens of a grant cannot be read to revoke them');
      return undefined;
    }
  }

  function revocableOf(
    { grant, client, tokens }: Ended & { client: OAuthClient },
    { revocationUrl, byBasic }: RevocationEndpoint,
  ): Revocable | undefined {
    const refreshToken = tokens ? tokens.refreshToken : grants.refreshToken(grant);
    const token = refreshToken ?? (tokens ? tokens.accessToken : grants.accessToken(grant));
    // The secret of today is for the provider of today.
    const clientSecret = samePair(grant, client) ? clients.secretOf(client) : undefined;
    return (
      token && {
        revocationUrl,
        token,
        hint: refreshToken ? 'refresh_token' : 'access_token',
        clientId: grant.clientId,
        clientAuthentication: byBasic ? 'CLIENT_SECRET_BASIC' : client.clientAuthentication,
        basicEncoding: client.basicEncoding,
        ...(clientSecret && { clientSecret }),
      }
    );
  }

  return giveBack;
}
