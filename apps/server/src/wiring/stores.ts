import { createAdminNoticeStore } from '../features/access/admin-notice.store.js';
import { createApiKeyStore } from '../features/access/api-key.store.js';
import { createKnownBrowserStore } from '../features/access/known-browser.store.js';
import { createLinkStore } from '../features/access/link.store.js';
import { createSessionStore } from '../features/access/session.store.js';
import { createSignInThrottle } from '../features/access/sign-in-throttle.store.js';
import { HASHING, createUserStore } from '../features/access/user.store.js';
import { createAlertChannelStore } from '../features/alerts/channel.store.js';
import { createAlertDeliveryStore } from '../features/alerts/delivery.store.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { createCalendarFeedStore } from '../features/expirations/calendar-feed.store.js';
import { createExpirationStore } from '../features/expirations/expiration.store.js';
import { createReminderStore } from '../features/expirations/reminder.store.js';
import { createGrantLists } from '../features/grants/grant-lists.store.js';
import { createGrantStore } from '../features/grants/grant.store.js';
import { createLeaseStore } from '../features/grants/refresh/lease.store.js';
import { createUpkeepStore } from '../features/grants/refresh/upkeep.store.js';
import { createRevocationStore } from '../features/grants/revocation/revocation.store.js';
import { createIncidentLists } from '../features/incidents/incident-lists.store.js';
import { createIncidentStore } from '../features/incidents/incident.store.js';
import { createChannelTroubleStore } from '../features/alerts/channel-trouble.store.js';
import { createDataKeyStore } from '../features/keys/data-key.store.js';
import { createSealedValueStore } from '../features/keys/sealed-value.store.js';
import { createClientMailboxes } from '../features/mailboxes/client-mailboxes.store.js';
import { createMailboxImportStore } from '../features/mailboxes/imports/mailbox-import.store.js';
import { createMailCertificateStore } from '../features/mailboxes/mail-certificate.store.js';
import { createMailHostStore } from '../features/mailboxes/mail-host.store.js';
import { createMailboxActionStore } from '../features/mailboxes/mailbox-action.store.js';
import { createMailboxDayReads } from '../features/mailboxes/mailbox-day.store.js';
import { createMailboxKinds } from '../features/mailboxes/mailbox-kinds.store.js';
import { createMailboxLists } from '../features/mailboxes/mailbox-lists.store.js';
import { createMailboxScheduleStore } from '../features/mailboxes/mailbox-schedule.store.js';
import { createMailboxStore } from '../features/mailboxes/mailbox.store.js';
import { createClientLists } from '../features/oauth-clients/client-lists.store.js';
import { createOAuthClientStore } from '../features/oauth-clients/oauth-client.store.js';
import { createRunLists } from '../features/runs/run-lists.store.js';
import { createRunStore } from '../features/runs/run.store.js';
import { createAttemptStore } from '../features/validations/attempt.store.js';
import { createNarrowGate } from '../lib/narrow-gate.js';
import type { World } from './world.js';

export type Stores = ReturnType<typeof createStores>;

export function createStores(world: World) {
  const { database, keys, keyring, providers, clock, log, leaseMs } = world;
  const hashing = createNarrowGate(HASHING);
  const lists = createLists(database);
  return {
    dataKeyStore: createDataKeyStore({ database, wrap: keys.wrap, clock }),
    sealedValueStore: createSealedValueStore({ database, keyring }),
    auditStore: createAuditStore({ database, clock, log }),
    hashing,
    userStore: createUserStore({ database, keyring, clock, hashing }),
    knownBrowserStore: createKnownBrowserStore({ database, clock }),
    adminNoticeStore: createAdminNoticeStore(database),
    linkStore: createLinkStore({ database, clock }),
    throttleStore: createSignInThrottle({ database, clock }),
    sessionStore: createSessionStore({ database, clock }),
    apiKeyStore: createApiKeyStore({ database, clock }),
    runStore: createRunStore(database),
    clientStore: createOAuthClientStore({ database, keyring, clock }),
    scheduleStore: createMailboxScheduleStore(database),
    incidentStore: createIncidentStore(database),
    mailboxStore: createMailboxStore({ database, keyring, clock }),
    mailboxDayStore: createMailboxDayReads({ database, clock }),
    mailboxActionStore: createMailboxActionStore({ database, clock }),
    mailboxImportStore: createMailboxImportStore({ database, keyring, clock }),
    grantStore: createGrantStore({ database, keyring, clock }),
    leaseStore: createLeaseStore(database, leaseMs),
    revocationStore: createRevocationStore({ database, keyring, clock }),
    certificateStore: createMailCertificateStore({ clock }),
    expirationStore: createExpirationStore({ database, providers, clock }),
    reminderStore: createReminderStore({ database }),
    feedStore: createCalendarFeedStore({ database, clock }),
    alertChannelStore: createAlertChannelStore({ database, keyring, clock }),
    alertDeliveryStore: createAlertDeliveryStore({ database, clock }),
    upkeepStore: createUpkeepStore(database),
    attemptStore: createAttemptStore({ database, keyring, clock }),
    mailHostStore: createMailHostStore({
      clientLists: lists.clientListStore,
      database,
      providers,
      clock,
    }),
    channelTroubleStore: createChannelTroubleStore({ database }),
    ...lists,
  };
}

/** What the API reads for the rows of a list. */
function createLists(database: World['database']) {
  const mailboxListStore = createMailboxLists(database);
  const mailboxKindStore = createMailboxKinds(database);
  return {
    clientListStore: createClientLists(database),
    mailboxListStore,
    mailboxKindStore,
    clientMailboxStore: createClientMailboxes(database),
    runListStore: createRunLists(database),
    grantListStore: createGrantLists(database, {
      mailboxes: mailboxListStore,
      kinds: mailboxKindStore,
    }),
    incidentListStore: createIncidentLists(database),
  };
}
