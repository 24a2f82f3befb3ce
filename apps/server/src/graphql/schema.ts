import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { AdminNoticeResolver } from '../features/access/admin-notice.resolver.js';
import { ApiKeysOfUserResolver } from '../features/access/api-keys-of-user.resolver.js';
import { ApiKeyResolver } from '../features/access/api-key.resolver.js';
import { InstanceResolver } from '../features/access/instance.resolver.js';
import { SessionResolver } from '../features/access/session.resolver.js';
import { SignInResolver } from '../features/access/sign-in.resolver.js';
import { TotpResolver } from '../features/access/totp.resolver.js';
import { UserResolver } from '../features/access/user.resolver.js';
import { AlertChannelResolver } from '../features/alerts/alert-channel.resolver.js';
import { AlertDeliveryResolver } from '../features/alerts/alert-delivery.resolver.js';
import { ChannelTroubleResolver } from '../features/alerts/channel-trouble.resolver.js';
import { AuditResolver } from '../features/audit/audit.resolver.js';
import { MailHostResolver } from '../features/mailboxes/mail-host.resolver.js';
import { MailboxActionResolver } from '../features/mailboxes/mailbox-action.resolver.js';
import { MailboxImportResolver } from '../features/mailboxes/imports/mailbox-import.resolver.js';
import { MailboxResolver } from '../features/mailboxes/mailbox.resolver.js';
import {
  MailboxesOfApiKeyResolver,
  MailboxesOfClientResolver,
  MailboxOfRunResolver,
} from '../features/mailboxes/mailboxes-of.resolver.js';
import {
  IncidentOfMailboxResolver,
  IncidentResolver,
} from '../features/incidents/incident.resolver.js';
import { BatchesOfClientResolver } from '../features/batches/batch.resolver.js';
import { RecheckResolver } from '../features/incidents/recheck.resolver.js';
import { MailboxEditImpactResolver } from '../features/mailboxes/mailbox-edit-impact.resolver.js';
import { MailboxDayResolver } from '../features/mailboxes/mailbox-day.resolver.js';
import { HistoryOfMailboxResolver } from '../features/mailboxes/mailbox-history.resolver.js';
import { DiagnosisResolver } from '../features/diagnoses/diagnosis.resolver.js';
import { EndpointResolver } from '../features/oauth-clients/endpoint.resolver.js';
import { FindingResolver } from '../features/oauth-clients/finding.resolver.js';
import { OAuthClientResolver } from '../features/oauth-clients/oauth-client.resolver.js';
import { RunOfClientResolver } from '../features/oauth-clients/run-of-client.resolver.js';
import { SandboxExampleResolver } from '../features/mailboxes/sandbox-example.resolver.js';
import {
  OpeningsOfApiKeyResolver,
  ReachOfMailboxResolver,
} from '../features/hand-out/reach.resolver.js';
import { AccessTokenResolver } from '../features/hand-out/access-token.resolver.js';
import { EditImpactResolver } from '../features/grants/edit-impact.resolver.js';
import { MailboxActionImpactResolver } from '../features/grants/mailbox-action-impact.resolver.js';
import { GrantActionResolver } from '../features/grants/grant-actions.resolver.js';
import { GrantFieldResolver } from '../features/grants/grant-fields.resolver.js';
import { ReceiptResolver } from '../features/grants/grant.resolver.js';
import {
  GrantOfMailboxResolver,
  GrantsOfClientResolver,
} from '../features/grants/grants-of.resolver.js';
import { RevocationsOfClientResolver } from '../features/grants/revocation/revocations-of.resolver.js';
import {
  FormerSecretResolver,
  MovedGrantsResolver,
  SecretOfGrantResolver,
  SecretPromotionResolver,
} from '../features/secret-change/secret-promotion.resolver.js';
import {
  NextSecretProofResolver,
  NextSecretResolver,
  SecretChangeResolver,
} from '../features/secret-change/secret-change.resolver.js';
import { CalendarFeedResolver } from '../features/expirations/calendar-feed.resolver.js';
import { ExpirationResolver } from '../features/expirations/expiration.resolver.js';
import {
  ConsentFieldResolver,
  ConsentOfRunResolver,
  WaitingConsentResolver,
} from '../features/grants/waiting-consent.resolver.js';
import { ValidationResolver } from '../features/validations/validation.resolver.js';
import { CheckScheduleResolver } from '../features/checks/check-schedule.resolver.js';
import { CheckResolver } from '../features/checks/check.resolver.js';
import { KeyResolver } from '../features/keys/key.resolver.js';
import { UsualServersResolver } from '../features/oauth-clients/usual-servers.resolver.js';
import { ProviderResolver } from '../features/providers/provider.resolver.js';
import { AdminConsentResolver } from '../features/oauth-clients/admin-consent.resolver.js';
import {
  ConsentInvitationFieldResolver,
  ConsentInvitationResolver,
} from '../features/validations/consent-invitation.resolver.js';
import { RunResolver } from '../features/runs/run.resolver.js';
import { protect } from './access.js';
import { limitPages } from './limits/page-size.js';
import { limitTime, TIME_LIMITS, type TimeLimits } from './limits/time.js';

/** Every resolver of the product; one line each. */
export const resolverClasses = [
  SignInResolver,
  UserResolver,
  SessionResolver,
  TotpResolver,
  ApiKeyResolver,
  ApiKeysOfUserResolver,
  AdminNoticeResolver,
  AuditResolver,
  KeyResolver,
  InstanceResolver,
  ProviderResolver,
  UsualServersResolver,
  DiagnosisResolver,
  RunResolver,
  CheckResolver,
  CheckScheduleResolver,
  ValidationResolver,
  WaitingConsentResolver,
  ConsentFieldResolver,
  ConsentOfRunResolver,
  GrantsOfClientResolver,
  RevocationsOfClientResolver,
  GrantOfMailboxResolver,
  GrantFieldResolver,
  GrantActionResolver,
  EditImpactResolver,
  ReceiptResolver,
  AccessTokenResolver,
  SandboxExampleResolver,
  OAuthClientResolver,
  EndpointResolver,
  RunOfClientResolver,
  FindingResolver,
  SecretChangeResolver,
  NextSecretResolver,
  NextSecretProofResolver,
  SecretPromotionResolver,
  MovedGrantsResolver,
  FormerSecretResolver,
  SecretOfGrantResolver,
  MailboxResolver,
  MailHostResolver,
  HistoryOfMailboxResolver,
  MailboxDayResolver,
  MailboxActionImpactResolver,
  MailboxEditImpactResolver,
  IncidentResolver,
  RecheckResolver,
  IncidentOfMailboxResolver,
  MailboxesOfClientResolver,
  MailboxOfRunResolver,
  OpeningsOfApiKeyResolver,
  ReachOfMailboxResolver,
  MailboxesOfApiKeyResolver,
  ExpirationResolver,
  CalendarFeedResolver,
  AlertChannelResolver,
  AlertDeliveryResolver,
  ChannelTroubleResolver,
  AdminConsentResolver,
  ConsentInvitationResolver,
  ConsentInvitationFieldResolver,
  BatchesOfClientResolver,
  MailboxActionResolver,
  MailboxImportResolver,
] satisfies NonEmptyArray<ClassType>;

export type ResolverInstance = InstanceType<(typeof resolverClasses)[number]>;

/** The schema; `instances` are the wired resolvers, one of each class. Without them it can only be printed. */
export function createSchema(
  instances: readonly ResolverInstance[] = [],
  times: TimeLimits = TIME_LIMITS,
): GraphQLSchema {
  const byClass = new Map<unknown, unknown>(
    instances.map((instance) => [instance.constructor, instance]),
  );
  const unwired = instances.length > 0 ? resolverClasses.filter((one) => !byClass.has(one)) : [];
  if (unwired.length > 0)
    throw new Error(`not wired: ${unwired.map(({ name }) => name).join(', ')}`);
  const schema = buildSchemaSync({
    resolvers: resolverClasses as unknown as NonEmptyArray<ClassType>, // TypeGraphQL wants classes without constructor arguments
    container: { get: (asked: ClassType) => byClass.get(asked) },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    // It is the same at every start: whoever prints it, at each build, has it checked.
    skipCheck: instances.length > 0,
    // TypeGraphQL wants one as soon as there is a subscription; ours bring their own `subscribe`.
    pubSub: createPubSub(),
  });
  return limitTime(limitPages(protect(schema)), times);
}
