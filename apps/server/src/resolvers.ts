import { AdminNoticeResolver } from './features/access/admin-notice.resolver.js';
import { ApiKeysOfUserResolver } from './features/access/api-keys-of-user.resolver.js';
import { ApiKeyResolver } from './features/access/api-key.resolver.js';
import { InstanceResolver } from './features/access/instance.resolver.js';
import { SessionResolver } from './features/access/session.resolver.js';
import { SignInResolver } from './features/access/sign-in.resolver.js';
import { TotpResolver } from './features/access/totp.resolver.js';
import { UserResolver } from './features/access/user.resolver.js';
import { AlertChannelResolver } from './features/alerts/alert-channel.resolver.js';
import { AlertDeliveryResolver } from './features/alerts/alert-delivery.resolver.js';
import { ChannelTroubleResolver } from './features/alerts/channel-trouble.resolver.js';
import { createChannelTroubleStore } from './features/alerts/channel-trouble.store.js';
import { channelRules } from './features/alerts/channel-rules.js';
import { AuditResolver } from './features/audit/audit.resolver.js';
import { CheckScheduleResolver } from './features/checks/check-schedule.resolver.js';
import { CheckResolver } from './features/checks/check.resolver.js';
import { namesOf } from './features/mailboxes/client-mailboxes.store.js';
import { mailboxesOfClient } from './features/mailboxes/mailbox-set.js';
import { MailHostResolver } from './features/mailboxes/mail-host.resolver.js';
import { MailboxActionResolver } from './features/mailboxes/mailbox-action.resolver.js';
import { MailboxImportResolver } from './features/mailboxes/imports/mailbox-import.resolver.js';
import { MailboxResolver } from './features/mailboxes/mailbox.resolver.js';
import {
  MailboxesOfApiKeyResolver,
  MailboxesOfClientResolver,
  MailboxOfRunResolver,
} from './features/mailboxes/mailboxes-of.resolver.js';
import {
  IncidentOfMailboxResolver,
  IncidentResolver,
} from './features/incidents/incident.resolver.js';
import { MailboxEditImpactResolver } from './features/mailboxes/mailbox-edit-impact.resolver.js';
import { MailboxDayResolver } from './features/mailboxes/mailbox-day.resolver.js';
import { HistoryOfMailboxResolver } from './features/mailboxes/mailbox-history.resolver.js';
import { mailboxFacts } from './features/mailboxes/mailbox-facts.js';
import { SandboxExampleResolver } from './features/mailboxes/sandbox-example.resolver.js';
import { OAuthClientResolver } from './features/oauth-clients/oauth-client.resolver.js';
import { RunOfClientResolver } from './features/oauth-clients/run-of-client.resolver.js';
import { EndpointResolver } from './features/oauth-clients/endpoint.resolver.js';
import { FindingResolver } from './features/oauth-clients/finding.resolver.js';
import { DiagnosisResolver } from './features/diagnoses/diagnosis.resolver.js';
import { KeyResolver } from './features/keys/key.resolver.js';
import { UsualServersResolver } from './features/oauth-clients/usual-servers.resolver.js';
import { ProviderResolver } from './features/providers/provider.resolver.js';
import { AccessTokenResolver } from './features/hand-out/access-token.resolver.js';
import {
  OpeningsOfApiKeyResolver,
  ReachOfMailboxResolver,
} from './features/hand-out/reach.resolver.js';
import { BatchesOfClientResolver } from './features/batches/batch.resolver.js';
import { createRecheck } from './features/incidents/recheck.flow.js';
import { RecheckResolver } from './features/incidents/recheck.resolver.js';
import { createReach } from './features/hand-out/reach.flow.js';
import { EditImpactResolver } from './features/grants/edit-impact.resolver.js';
import { MailboxActionImpactResolver } from './features/grants/mailbox-action-impact.resolver.js';
import { GrantActionResolver } from './features/grants/grant-actions.resolver.js';
import { GrantFieldResolver } from './features/grants/grant-fields.resolver.js';
import { RevocationsOfClientResolver } from './features/grants/revocation/revocations-of.resolver.js';
import { ReceiptResolver } from './features/grants/grant.resolver.js';
import {
  GrantOfMailboxResolver,
  GrantsOfClientResolver,
} from './features/grants/grants-of.resolver.js';
import {
  FormerSecretResolver,
  MovedGrantsResolver,
  SecretOfGrantResolver,
  SecretPromotionResolver,
} from './features/secret-change/secret-promotion.resolver.js';
import {
  NextSecretProofResolver,
  NextSecretResolver,
  SecretChangeResolver,
} from './features/secret-change/secret-change.resolver.js';
import { AdminConsentResolver } from './features/oauth-clients/admin-consent.resolver.js';
import { CalendarFeedResolver } from './features/expirations/calendar-feed.resolver.js';
import { ExpirationResolver } from './features/expirations/expiration.resolver.js';
import { ValidationResolver } from './features/validations/validation.resolver.js';
import { createConsentInvitations } from './features/validations/consent-invitation.flow.js';
import { invitationsOutdated } from './features/validations/invitation-use.store.js';
import {
  ConsentInvitationFieldResolver,
  ConsentInvitationResolver,
} from './features/validations/consent-invitation.resolver.js';
import { createFairShare } from './features/runs/fair-share.flow.js';
import { RunResolver } from './features/runs/run.resolver.js';
import { consentResolvers } from './features/grants/waiting-consent.resolver.js';
import { type ResolverInstance } from './graphql/schema.js';
import { rehearsalOf } from './rehearsal.js';
import { factsOf } from './diagnosis-facts.js';
import type { Flows } from './flows.js';
import type { Stores, World } from './world.js';

const VERSION = '0.1.0';

/** One instance of every resolver class, each with what it needs and nothing else. */
export function createResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  return [
    ...createAccessResolvers(world, stores, flows),
    ...createClientResolvers(world, stores, flows),
    ...createMailboxResolvers(world, stores, flows),
    ...createRunResolvers(world, stores, flows),
    ...createAlertResolvers(world, stores, flows),
    new ExpirationResolver(stores),
    new CalendarFeedResolver({ ...stores, publicUrl: world.config.publicUrl }),
  ];
}

function createClientResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const { config, providers, clock } = world;
  const { clients, clientLists, mailboxKinds, grants, grantLists } = stores;
  const { publicUrl } = config;
  const usage = async (id: string) => {
    const account = (await grantLists.ofClient(id))?.account ?? undefined;
    return { account, mailboxes: (await mailboxKinds.linted(id, account)).map(mailboxFacts) };
  };
  return [
    new ProviderResolver(providers),
    new UsualServersResolver({ providers }),
    new OAuthClientResolver({
      ...world,
      ...stores,
      publicUrl,
      usedBy: (manager, id) => namesOf(manager, mailboxesOfClient(id)),
      settingsChanged: async (manager, client, fields) => {
        await flows.clientChanged(manager, client, fields);
        await invitationsOutdated(manager, client);
      },
      letGo: flows.clientRemoved,
    }),
    new EndpointResolver({ ...world, ...stores }),
    new AdminConsentResolver(publicUrl),
    new RunOfClientResolver(clientLists),
    new BatchesOfClientResolver(world.database.read),
    ...createSecretResolvers(world, stores, flows),
    new GrantsOfClientResolver(grantLists),
    new GrantOfMailboxResolver(grantLists),
    new RevocationsOfClientResolver(grantLists),
    new GrantFieldResolver({ ...world, ...stores, pauses: flows.grants.pauses }),
    new EditImpactResolver({ ...world, ...stores }),
    new GrantActionResolver({ ...stores, ...flows, store: grants, clock }),
    new ReceiptResolver({ ...stores, clock, publicUrl }),
    new FindingResolver({ clients, providers, publicUrl, clock, usage }),
    new DiagnosisResolver({ ...factsOf(world, stores), clock }),
  ];
}

function createSecretResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const use = { ...world, ...stores, publicUrl: world.config.publicUrl };
  return [
    new SecretChangeResolver(use),
    new NextSecretResolver(use),
    new NextSecretProofResolver(use),
    new SecretPromotionResolver(flows.secretChanges, stores.audit),
    new MovedGrantsResolver(stores.grantLists),
    new FormerSecretResolver(stores.grantLists),
    new SecretOfGrantResolver(stores.clientLists),
  ];
}

function createMailboxResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const { mailboxLists } = stores;
  const { addresses } = flows;
  return [
    new MailboxResolver({ ...world, ...stores, addresses, edits: flows.mailboxEdits }),
    new MailHostResolver({ ...world, ...stores, addresses }),
    new MailboxActionResolver({ ...stores, ...flows, store: stores.mailboxActions }),
    new MailboxActionImpactResolver({ ...world, ...stores }),
    new MailboxImportResolver(flows.mailboxImports, stores.mailboxImports),
    new MailboxEditImpactResolver(stores.mailboxes),
    new HistoryOfMailboxResolver(mailboxLists),
    new MailboxDayResolver(stores.mailboxDays),
    new IncidentResolver(stores),
    new RecheckResolver(createRecheck(world), stores.audit),
    new IncidentOfMailboxResolver(stores.incidentLists),
    new MailboxesOfClientResolver(mailboxLists),
    new MailboxOfRunResolver(mailboxLists),
    new MailboxesOfApiKeyResolver(mailboxLists),
    new ReachOfMailboxResolver(createReach(stores)),
    new OpeningsOfApiKeyResolver(createReach(stores), mailboxLists),
    new SandboxExampleResolver({ ...world, ...stores, rehearsal: rehearsalOf(world.sandbox) }),
  ];
}

function createRunResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const use = { ...world, ...stores, ...flows, publicUrl: world.config.publicUrl };
  const invited = { ...stores, invitations: createConsentInvitations(use) };
  const share = createFairShare({ current: flows.runs.current, atOnce: world.runsAtOnce });
  return [
    new RunResolver(flows.runs, stores.audit),
    new CheckResolver(flows.checks, share, stores.audit),
    new CheckScheduleResolver(flows.backlog),
    new ValidationResolver(flows.validations, share, stores.audit),
    new ConsentInvitationResolver(invited),
    new ConsentInvitationFieldResolver(invited),
    ...consentResolvers({ ...stores, consents: flows.consents }),
    new AccessTokenResolver(flows.handOut, world.log),
  ];
}

function createAlertResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const { urlRules } = world;
  const insecure = { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure };
  const rules = channelRules({ ...stores, insecure });
  return [
    new AlertChannelResolver({ ...world, ...stores, alerts: flows.alerts, rules }),
    new AlertDeliveryResolver({ ...world, ...stores, alerts: flows.alerts }),
    new ChannelTroubleResolver(createChannelTroubleStore(world)),
  ];
}

function createAccessResolvers(
  { config, events, clock, keys }: World,
  stores: Stores,
  flows: Flows,
): ResolverInstance[] {
  const { publicUrl, plainHttp, sandbox } = config;
  return [
    new InstanceResolver({
      setUpRequired: flows.setUp.required,
      ...{ sandbox, publicUrl, plainHttp },
      version: VERSION,
    }),
    new SignInResolver({ ...stores, ...flows }),
    new UserResolver({ ...stores, ...flows }),
    new SessionResolver({ ...stores, ...flows }),
    new TotpResolver(flows.totp),
    new ApiKeyResolver({
      ...{ ...stores, events, clock, knownMailboxes: stores.mailboxes.known },
      openingsOf: createReach(stores).openings,
    }),
    new ApiKeysOfUserResolver(stores.apiKeys),
    new AdminNoticeResolver(stores.adminNotices, stores.audit),
    new AuditResolver(stores.audit),
    new KeyResolver({ ...stores, ...keys, rotation: flows.keyRotation }),
  ];
}
