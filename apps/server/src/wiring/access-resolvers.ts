import { AdminNoticeResolver } from '../features/access/admin-notice.resolver.js';
import { ApiKeyResolver } from '../features/access/api-key.resolver.js';
import { ApiKeysOfUserResolver } from '../features/access/api-keys-of-user.resolver.js';
import { InstanceResolver } from '../features/access/instance.resolver.js';
import { SessionResolver } from '../features/access/session.resolver.js';
import { SignInResolver } from '../features/access/sign-in.resolver.js';
import { TotpResolver } from '../features/access/totp.resolver.js';
import { UserResolver } from '../features/access/user.resolver.js';
import { AuditResolver } from '../features/audit/audit.resolver.js';
import { createReach } from '../features/hand-out/reach.flow.js';
import { KeyResolver } from '../features/keys/key.resolver.js';
import type { ResolverInstance } from '../graphql/schema.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

const VERSION = '0.1.0';

export function createAccessResolvers(
  { config, events, clock, keys }: World,
  stores: Stores,
  flows: Flows,
): ResolverInstance[] {
  const { publicUrl, plainHttp, sandbox } = config;
  return [
    new InstanceResolver({
      setUpRequired: flows.setUp.required,
      sandbox,
      publicUrl,
      plainHttp,
      version: VERSION,
    }),
    new SignInResolver({
      users: stores.userStore,
      setUp: flows.setUp,
      signIns: flows.signIns,
      invitations: flows.invitations,
    }),
    new UserResolver({
      users: stores.userStore,
      invitations: flows.invitations,
      people: flows.people,
    }),
    new SessionResolver({ sessions: stores.sessionStore, people: flows.people }),
    new TotpResolver(flows.totp),
    new ApiKeyResolver({
      events,
      clock,
      apiKeys: stores.apiKeyStore,
      users: stores.userStore,
      audit: stores.auditStore,
      knownMailboxes: stores.mailboxStore.known,
      openingsOf: createReach({
        mailboxLists: stores.mailboxListStore,
        grantLists: stores.grantListStore,
        grants: stores.grantStore,
      }).openings,
    }),
    new ApiKeysOfUserResolver(stores.apiKeyStore),
    new AdminNoticeResolver(stores.adminNoticeStore, stores.auditStore),
    new AuditResolver(stores.auditStore),
    new KeyResolver({
      dataKeys: stores.dataKeyStore,
      sealedValues: stores.sealedValueStore,
      audit: stores.auditStore,
      fingerprint: keys.fingerprint,
      rotation: flows.keyRotation,
    }),
  ];
}
