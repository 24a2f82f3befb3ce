import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey } from '../testkit/mailkey.js';

const HOUR = 60 * 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-still-open-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Told {
  title: string;
  severity: string;
}

/** Mailkey so many hours after the first start; nothing but its folder remembers. */
async function after<T>(hours: number, look: (api: Api) => Promise<T>): Promise<T> {
  const clock = () => new Date(Date.now() + hours * HOUR);
  const env = { SANDBOX: 'off', EGRESS_ALLOW_CIDRS: '127.0.0.0/8' };
  const mailkey = await startMailkey({ folder, env, overrides: { clock } });
  try {
    return await look(await mailkey.signedIn());
  } finally {
    await mailkey.close({ keep: true });
  }
}

async function told(api: Api): Promise<Told[]> {
  const { alertChannels } = await api.ask('{ alertChannels { id } }');
  const { alertDeliveries } = await api.ask(
    `query ($id: ID!) { alertDeliveries(channelId: $id, first: 100) { nodes { kind title severity } } }`,
    { id: alertChannels[0].id },
  );
  return alertDeliveries.nodes.filter(({ kind }: { kind: string }) => kind === 'incident.reminder');
}

/** A mailbox of a server that nobody reaches, and a channel whose receiver is not there. */
async function fail(api: Api): Promise<void> {
  await api.ask(
    `mutation { createAlertChannel(input: { type: WEBHOOK, name: "Desk", url: "https://127.0.0.1:9/" }) { channel { id } } }`,
  );
  const { createMailbox } = await api.ask(`mutation { createMailbox(input: {
    name: "Warehouse", address: "warehouse@example.org", authentication: PASSWORD, password: "made-up",
    incoming: { protocol: IMAP, host: "localhost", port: 9, security: TLS } }) { id } }`);
  const check = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  await api.ask(check, { id: createMailbox.id });
  await expect
    .poll(() => api.ask('{ incidents(first: 5, open: true) { nodes { title } } }'))
    .toMatchObject({ incidents: { nodes: [{}] } });
}

describe('an incident that nobody fixes', () => {
  it('is told again after a day and then every week, whatever is restarted between', async () => {
    await after(0, fail);
    const first = await after(25, async (api) => {
      await expect.poll(() => told(api)).toHaveLength(1);
      return told(api);
    });
    expect(first[0]?.title).toMatch(/^Still open after a day: .* \(1 mailbox\)$/);
    expect(first[0]?.severity).toBe('ERROR');
    expect(await after(26, told)).toHaveLength(1);
    await after(25 + 7 * 24, async (api) => {
      await expect.poll(() => told(api)).toHaveLength(2);
      expect((await told(api))[0]?.title).toMatch(/^Still open after 8 days: /);
    });
  });
});
