import { channelRules } from '../features/alerts/channel-rules.js';
import { createSend } from '../features/alerts/channels/index.js';
import type { SenderTools } from '../features/alerts/channels/sender.js';
import { createDeliveryFlow } from '../features/alerts/delivery.flow.js';
import type { Notify } from '../features/alerts/notice.js';
import { createAlertOutbox } from '../features/alerts/outbox.store.js';
import { createReminderFlow } from '../features/expirations/reminder.flow.js';
import { createIncidentReminders } from '../features/incidents/incident-reminder.flow.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** What tells somebody: the outbox for those who have something to tell, and whoever empties it. */
export function createAlertFlows(world: World, stores: Stores, tokenOf: SenderTools['tokenOf']) {
  const { config, urlRules } = world;
  const deliveries = createDeliveryFlow({
    clock: world.clock,
    log: world.log,
    events: world.events,
    audit: stores.auditStore,
    alertChannels: stores.alertChannelStore,
    alertDeliveries: stores.alertDeliveryStore,
    send: createSend({
      clock: world.clock,
      egress: world.egress,
      mailboxes: stores.mailboxStore,
      tokenOf,
      publicUrl: config.publicUrl,
      insecure: { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure },
      allowPlaintextFor: config.allowPlaintextMailHosts,
      ehloName: config.ehloName,
    }),
  });
  const outbox = createAlertOutbox({ clock: world.clock, wake: deliveries.wake });
  const rules = channelRules({
    mailboxes: stores.mailboxStore,
    mailHosts: stores.mailHostStore,
    insecure: { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure },
  });
  return { ...deliveries, ...outbox, rules };
}

/** What tells ahead of time what ends, and again what nobody has fixed. */
export function createReminders(world: World, stores: Stores, notify: Notify) {
  return {
    reminders: createReminderFlow({
      clock: world.clock,
      log: world.log,
      database: world.database,
      expirations: stores.expirationStore,
      reminders: stores.reminderStore,
      notify,
    }),
    incidentReminders: createIncidentReminders({
      clock: world.clock,
      log: world.log,
      database: world.database,
      notify,
    }),
  };
}
