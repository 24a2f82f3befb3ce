import type { Drives } from './audited.js';

type Ask = (mutation: string) => Promise<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many shapes

/** Each mutation of alert channels once, in an order in which one makes what the next one needs. */
export const alertDrives = (ask: Ask, ids: { channel: string; delivery: string }): Drives => ({
  createAlertChannel: {
    action: 'alert-channel.create',
    drive: async () =>
      (ids.channel = (
        await ask(
          'createAlertChannel(input: { type: WEBHOOK, name: "Desk", url: "https://127.0.0.1/canary-url" }) { channel { id } }',
        )
      ).channel.id),
  },
  updateAlertChannel: {
    action: 'alert-channel.update',
    drive: () => ask(`updateAlertChannel(id: "${ids.channel}", input: { name: "Table" }) { id }`),
  },
  renewAlertChannelSecret: {
    action: 'alert-channel.renew-secret',
    drive: () => ask(`renewAlertChannelSecret(id: "${ids.channel}") { secret }`),
  },
  // Private addresses are refused, so it is given up at once and may be tried again.
  testAlertChannel: {
    action: 'alert-channel.test',
    drive: async () =>
      (ids.delivery = (await ask(`testAlertChannel(id: "${ids.channel}") { id }`)).id),
  },
  retryAlertDelivery: {
    action: 'alert-delivery.retry',
    drive: () => ask(`retryAlertDelivery(id: "${ids.delivery}") { id }`),
  },
  deleteAlertChannel: {
    action: 'alert-channel.delete',
    drive: () => ask(`deleteAlertChannel(id: "${ids.channel}")`),
  },
});
