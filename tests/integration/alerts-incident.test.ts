import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersOfPaul } from '../testkit/letters.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

const CREATE = `mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }`;

describe('a mailbox that fails and works again', () => {
  let watched: Watched;
  let receiver: Receiver;
  beforeAll(async () => {
    [watched, receiver] = await Promise.all([startWatched(), startReceiver()]);
  });
  afterAll(async () => {
    await Promise.all([watched.close(), receiver.close()]);
  });

  it('is told to a program and to a person, once each', async () => {
    const { api, sandbox } = watched;
    const oauthClientId = await watched.validatedClient();
    const outgoing = sandbox.servers.smtpTls;
    const sender = await watched.create({ name: 'Postbox', oauthClientId, outgoing });
    const fails = { name: 'Warehouse', address: 'imap-off@sandbox.test', oauthClientId };
    const webhook = { type: 'WEBHOOK', name: 'Helpdesk', url: receiver.url };
    await api.ask(CREATE, { input: webhook });
    const recipients = ['paul@sandbox.test'];
    const email = { type: 'EMAIL', name: 'On call', mailboxId: sender, recipients };
    await api.ask(CREATE, { input: email });
    const letters = (await lettersOfPaul(sandbox)).length;

    const id = await watched.create(fails);
    await watched.check(id);
    await watched.forward(2);
    await watched.becomes(id, { status: 'FAILING' });
    await receiver.until(1);
    const [opened] = receiver.received.map(({ body }) => JSON.parse(body) as Record<string, any>); // eslint-disable-line @typescript-eslint/no-explicit-any -- read as it comes
    expect(opened).toMatchObject({
      kind: 'incident.opened',
      severity: 'ERROR',
      facts: { code: 'signed-in-as-other-user', mailboxIds: [id] },
    });
    const [incident] = await watched.incidents(true);
    expect(opened?.url).toBe(
      `${watched.journey.mailkey.config.publicUrl}/incidents/${incident.id}`,
    );

    await expect.poll(() => lettersOfPaul(sandbox), { timeout: 10_000 }).toHaveLength(letters + 1);
    const letter = ((await lettersOfPaul(sandbox)).at(-1) ?? '').replaceAll('=\r\n', '');
    expect(letter).toContain('From: Mailkey <ana@sandbox.test>');
    expect(letter).toContain('Warehouse <imap-off@sandbox.test>');

    await watched.update(id, { address: 'ana@sandbox.test' });
    await watched.check(id);
    await receiver.until(2);
    expect(JSON.parse(receiver.received[1]?.body ?? '{}')).toMatchObject({
      kind: 'incident.recovered',
      facts: { incidentId: incident.id },
    });
    expect(receiver.received).toHaveLength(2);
  }, 60_000);
});
