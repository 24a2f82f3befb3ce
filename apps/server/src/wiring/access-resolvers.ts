import { AdminNoticeResolver } from '../features/access/admin-notice.resolver.js';
import { ApiKeyResolver } from '../features/access/api-key.resolver.js';
import { ApiKeysOfUserResolver } from '../features/access/api-keys-of-user.resolver.js';
import { InstanceResolver } from '../features/access/instance.resolver.js';
import { SessionResolver } from '../features/access/session.resolver.js';
import { SignInResolver } from '../features/access/sign-in.resolver.js';
import { TotpResolver } from '../features/access/totp.resolver.js';
import { UserResolver } from '../features/access/user.resolver.js';
import { AuditResolver } from '../features/audit/audit.resolver.js';
import { KeyResolver } from '../features/keys/key.resolver.js';
import { resolver, type WiredResolver } from './resolver.js';

const VERSION = '0.1.0';

export const accessResolvers: WiredResolver[] = [
  resolver(InstanceResolver, ({ world, flows }) => [
    {
      setUpRequired: flows.setUp.required,
      sandbox: world.config.sandbox,
      publicUrl: world.config.publicUrl,
      plainHttp: world.config.plainHttp,
      version: VERSION,
    },
  ]),
  resolver(SignInResolver, ({ stores, flows }) => [
    {
      users: stores.userStore,
      setUp: flows.setUp,
      signIns: flows.signIns,
      invitations: flows.invitations,
    },
  ]),
  resolver(UserResolver, ({ stores, flows }) => [
    {
      users: stores.userStore,
      invitations: flows.invitations,
      people: flows.people,
    },
  ]),
  resolver(SessionResolver, ({ stores, flows }) => [
    { sessions: stores.sessionStore, people: flows.people },
  ]),
  resolver(TotpResolver, ({ flows }) => [flows.totp]),
  resolver(ApiKeyResolver, ({ world, stores, flows }) => [
    {
      events: world.events,
      clock: world.clock,
      apiKeys: stores.apiKeyStore,
      users: stores.userStore,
      audit: stores.auditStore,
      knownMailboxes: stores.mailboxStore.known,
      openingsOf: flows.reach.openings,
    },
  ]),
  resolver(ApiKeysOfUserResolver, ({ stores }) => [stores.apiKeyStore]),
  resolver(AdminNoticeResolver, ({ stores }) => [stores.adminNoticeStore, stores.auditStore]),
  resolver(AuditResolver, ({ stores }) => [stores.auditStore]),
  resolver(KeyResolver, ({ world, stores, flows }) => [
    {
      dataKeys: stores.dataKeyStore,
      sealedValues: stores.sealedValueStore,
      audit: stores.auditStore,
      fingerprint: world.keys.fingerprint,
      rotation: flows.keyRotation,
    },
  ]),
];
