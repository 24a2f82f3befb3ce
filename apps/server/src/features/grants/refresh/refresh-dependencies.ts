import type { EntityManager } from 'typeorm';
import type { Database } from '../../../db/database.js';
import type { Audit } from '../../access/audit-entry.js';
import type { Clock } from '../../../lib/clock.js';
import type { Events } from '../../../lib/events.js';
import type { Log } from '../../../lib/log.js';
import type { Secret } from '../../../lib/secret.js';
import type { TokenFacts } from '../../diagnoses/facts.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../../oauth-clients/oauth-client.store.js';
import type { Grant } from '../grant.entity.js';
import type { GrantStore } from '../grant.store.js';
import type { HostPauses } from './host-pauses.js';
import type { GrantHolder } from '../holder.js';
import type { HostReturn } from './host-return.flow.js';
import type { LeaseStore } from './lease.store.js';
import type { Safekeeping } from './safekeeping.flow.js';
import type { TokenLife } from './token-life.js';
import type { TokenHttp } from '../../token-endpoint/token.http.js';
import type { UpkeepStore } from './upkeep.store.js';

export interface RefreshDependencies {
  database: Database;
  grants: GrantStore;
  leases: LeaseStore;
  upkeep: Pick<UpkeepStore, 'noteUse' | 'pullForward'>;
  clients: OAuthClientStore;
  http: TokenHttp;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  publicUrl: string;
  log: Log;
  /** Told in the transaction that ends a grant: mailboxes are about to fail. */
  grantEnded?: (manager: EntityManager, ended: GrantEnd) => Promise<void>;
  /** Told of a new refresh token whose grant somebody has deleted meanwhile. */
  grantOrphaned?: (grant: Grant, client: OAuthClient, refreshToken: Secret) => Promise<void>;
  /** Told when a provider takes a client again that it had refused. */
  grantFixed?: (manager: EntityManager, holder: GrantHolder) => Promise<void>;
}

export interface GrantEnd {
  grant: Grant;
  /** How the provider answered. */
  facts: TokenFacts;
}

/** What refreshes share with whoever begins them. */
export interface RefreshTools {
  pauses: HostPauses;
  life: TokenLife;
  safekeeping: Safekeeping;
  hostReturned: HostReturn;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
}
