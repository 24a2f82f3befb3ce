import { CheckScheduleResolver } from '../features/checks/check-schedule.resolver.js';
import { CheckResolver } from '../features/checks/check.resolver.js';
import { consentResolvers } from '../features/grants/waiting-consent.resolver.js';
import { AccessTokenResolver } from '../features/hand-out/access-token.resolver.js';
import { createFairShare } from '../features/runs/fair-share.flow.js';
import { RunResolver } from '../features/runs/run.resolver.js';
import {
  ConsentInvitationFieldResolver,
  ConsentInvitationResolver,
} from '../features/validations/consent-invitation.resolver.js';
import { ValidationResolver } from '../features/validations/validation.resolver.js';
import type { ResolverInstance } from '../graphql/schema.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export function createRunResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const share = createFairShare({ current: flows.runs.current, atOnce: world.runsAtOnce });
  return [
    new RunResolver(flows.runs, stores.auditStore),
    new CheckResolver(flows.checks, share, stores.auditStore),
    new CheckScheduleResolver(flows.backlog),
    new ValidationResolver(flows.validations, share, stores.auditStore),
    new ConsentInvitationResolver({
      audit: stores.auditStore,
      clients: stores.clientStore,
      invitations: flows.consentInvitations,
    }),
    new ConsentInvitationFieldResolver({
      mailboxLists: stores.mailboxListStore,
      clients: stores.clientStore,
      invitations: flows.consentInvitations,
    }),
    ...consentResolvers({
      mailboxLists: stores.mailboxListStore,
      audit: stores.auditStore,
      clients: stores.clientStore,
      consents: flows.consents,
    }),
    new AccessTokenResolver(flows.handOut, world.log),
  ];
}
