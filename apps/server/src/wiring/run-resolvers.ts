import { CheckScheduleResolver } from '../features/checks/check-schedule.resolver.js';
import { CheckResolver } from '../features/checks/check.resolver.js';
import {
  ConsentFieldResolver,
  ConsentOfRunResolver,
  WaitingConsentResolver,
} from '../features/grants/waiting-consent.resolver.js';
import { AccessTokenResolver } from '../features/hand-out/access-token.resolver.js';
import { RunResolver } from '../features/runs/run.resolver.js';
import {
  ConsentInvitationFieldResolver,
  ConsentInvitationResolver,
} from '../features/validations/consent-invitation.resolver.js';
import { ValidationResolver } from '../features/validations/validation.resolver.js';
import { resolver, type WiredResolver } from './resolver.js';

export const runResolvers: WiredResolver[] = [
  resolver(RunResolver, ({ stores, flows }) => [flows.runs, stores.auditStore]),
  resolver(CheckResolver, ({ stores, flows }) => [flows.checks, flows.share, stores.auditStore]),
  resolver(CheckScheduleResolver, ({ flows }) => [flows.backlog]),
  resolver(ValidationResolver, ({ stores, flows }) => [
    flows.validations,
    flows.share,
    stores.auditStore,
  ]),
  resolver(ConsentInvitationResolver, ({ stores, flows }) => [
    {
      audit: stores.auditStore,
      clients: stores.clientStore,
      invitations: flows.consentInvitations,
    },
  ]),
  resolver(ConsentInvitationFieldResolver, ({ stores, flows }) => [
    {
      mailboxLists: stores.mailboxListStore,
      clients: stores.clientStore,
      invitations: flows.consentInvitations,
    },
  ]),
  resolver(WaitingConsentResolver, ({ stores, flows }) => [
    {
      mailboxLists: stores.mailboxListStore,
      audit: stores.auditStore,
      clients: stores.clientStore,
      consents: flows.consents,
    },
  ]),
  resolver(ConsentFieldResolver, ({ stores, flows }) => [
    { mailboxLists: stores.mailboxListStore, consents: flows.consents },
  ]),
  resolver(ConsentOfRunResolver, ({ flows }) => [flows.consents]),
  resolver(AccessTokenResolver, ({ world, flows }) => [flows.handOut, world.log]),
];
