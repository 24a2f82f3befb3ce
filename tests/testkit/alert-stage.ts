import { setTimeout as sleep } from 'node:timers/promises';
import { AlertDelivery } from '@mailkey/server/features/alerts/alert-delivery.entity';
import type { ChannelChoice } from '@mailkey/server/features/alerts/channel-choice';
import { createAlertChannelStore } from '@mailkey/server/features/alerts/channel.store';
import { createSend } from '@mailkey/server/features/alerts/channels/index';
import { createDeliveryFlow } from '@mailkey/server/features/alerts/delivery.flow';
import { createAlertDeliveryStore } from '@mailkey/server/features/alerts/delivery.store';
import type { Notice } from '@mailkey/server/features/alerts/notice';
import { createAlertOutbox, newDelivery } from '@mailkey/server/features/alerts/outbox.store';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { createEgress } from '@mailkey/server/lib/egress';
import { createEvents } from '@mailkey/server/lib/events';
import { createLog } from '@mailkey/server/lib/log';
import { temporaryStorage } from './storage.js';

export type AlertStage = Awaited<ReturnType<typeof openAlertStage>>;

export const PUBLIC_URL = 'https://mailkey.example/sub/';

/** The outbox and its deliveries on a real database, with a clock that tests turn. */
export async function openAlertStage({
  cidrs = ['127.0.0.0/8'],
  ...patience
}: { cidrs?: string[]; webhookBudgetMs?: number } = {}) {
  const storage = await temporaryStorage();
  const { database, keyring } = storage;
  const time = { now: new Date('2026-03-01T12:00:00Z').getTime() };
  const clock = () => new Date(time.now);
  const log = createLog('silent');
  const audit = createAuditStore({ database, clock });
  const alertChannels = createAlertChannelStore({ database, keyring, clock });
  const alertDeliveries = createAlertDeliveryStore({ database, clock });
  const send = createSend({
    clock,
    publicUrl: PUBLIC_URL,
    ...patience,
    egress: createEgress({ allowCidrs: cidrs, allowLoopbackPorts: [] }),
    insecure: { origins: [], allowAll: true },
    mailboxes: createMailboxStore({ database, keyring, clock }),
    // No letter is sent here: tests/integration/alerts-email.test.ts has a whole Mailkey for that.
    tokenOf: () => Promise.reject(new Error('no letters here')),
    allowPlaintextFor: [],
    ehloName: 'mailkey.example',
  });
  const stores = { alertChannels, alertDeliveries };
  const flow = createDeliveryFlow({ ...stores, send, audit, events: createEvents(), clock, log });
  const { notify, retell } = createAlertOutbox({ clock, wake: flow.wake });
  flow.start();

  const deliveries = () =>
    database.read.find(AlertDelivery, { order: { createdAt: 'ASC', noticeKey: 'ASC' } });

  return {
    ...storage,
    ...stores,
    flow,
    deliveries,
    pass: (milliseconds: number) => void (time.now += milliseconds),
    channel: (choice: Partial<ChannelChoice> & { url: string }) =>
      alertChannels.create({ ...WEBHOOK, ...choice }, () => Promise.resolve()),
    tell: (more: Partial<Notice> = {}, from?: Date) =>
      database.transaction((manager) => notify(manager, { ...NOTICE, at: clock(), ...more }, from)),
    tellOtherwise: (more: Partial<Notice>, from?: Date) =>
      database.transaction((manager) => retell(manager, { ...NOTICE, at: clock(), ...more }, from)),
    notify: (manager: Parameters<typeof notify>[0]) => notify(manager, { ...NOTICE, at: clock() }),
    retell: (manager: Parameters<typeof retell>[0], more: Partial<Notice>) =>
      retell(manager, { ...NOTICE, at: clock(), ...more }),
    inMinutes: (minutes: number) => new Date(time.now + minutes * 60_000),
    /** Delivered ones, without sending any. */
    fill: (channelId: string, count: number) =>
      database.transaction(async (manager) => {
        for (let index = 0; index < count; index++) {
          const notice = { ...NOTICE, key: `old ${index}`, at: clock() };
          const row = newDelivery(channelId, notice, clock());
          await manager.insert(AlertDelivery, { ...row, state: 'DELIVERED', nextAttemptAt: null });
        }
      }),
    /** Looks at once, and comes back when the deliveries are as wanted. */
    async until(wanted: (all: AlertDelivery[]) => boolean): Promise<AlertDelivery[]> {
      flow.wake([]);
      for (let tries = 0; tries < 400; tries++) {
        const all = await deliveries();
        if (wanted(all)) return all;
        await sleep(20);
      }
      throw new Error(`not so: ${JSON.stringify(await deliveries())}`);
    },
    async close() {
      await flow.close();
      await storage.remove();
    },
  };
}

const WEBHOOK: ChannelChoice = {
  type: 'WEBHOOK',
  name: 'Desk',
  enabled: true,
  subjects: ['INCIDENTS', 'RECOVERIES', 'EXPIRATIONS'],
  minimumSeverity: 'INFO',
  url: null,
  mailboxId: null,
  recipients: [],
};

const NOTICE: Omit<Notice, 'at'> = {
  kind: 'incident.opened',
  key: 'incident:1:opened',
  severity: 'ERROR',
  title: '3 mailboxes fail: the client secret has expired',
  lines: ['Contoso Helpdesk has failed since 12:00.', 'Make a new secret in the portal.'],
  path: '/incidents/1',
  facts: { incidentId: '1', mailboxIds: ['a', 'b', 'c'] },
};
