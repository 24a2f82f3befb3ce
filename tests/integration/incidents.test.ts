import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWatched, validate, type Watched } from '../testkit/watched-mailboxes.js';

let watched: Watched;
beforeAll(async () => {
  watched = await startWatched();
});
afterAll(() => watched.close());
afterEach(() => watched.removeAll());

const MANY = 40;

async function many(oauthClientId: string): Promise<void> {
  for (let at = 0; at < MANY; at++) await watched.create({ name: `Box ${at}`, oauthClientId });
}

async function setSecret(id: string, clientSecret: string): Promise<void> {
  const mutation = `mutation ($id: ID!, $input: OAuthClientPatch!) {
    updateOAuthClient(id: $id, input: $input) { id } }`;
  await watched.api.ask(mutation, { id, input: { clientSecret } });
}

/** Every open incident, once there are so many. */
async function open(count: number) {
  await expect.poll(() => watched.incidents(true), { timeout: 20_000 }).toHaveLength(count);
  return watched.incidents(true);
}

/** All mailboxes that there are, once they look so: forty checks take their time where others work as well. */
async function allBecome(status: string): Promise<void> {
  const query = '{ mailboxes(first: 100) { nodes { name status incident { id } } } }';
  const unlike = async () => {
    const { nodes } = (await watched.api.ask(query)).mailboxes;
    expect(nodes).toHaveLength(MANY);
    return nodes.filter(
      (one: { status: string; incident: object | null }) =>
        one.status !== status || (status === 'OK') !== (one.incident === null),
    );
  };
  await expect.poll(unlike, { timeout: 120_000, interval: 200 }).toEqual([]);
}

/** An incident is told of by the outbox alone, so its deliveries show what was told. */
async function alertChannel(): Promise<string> {
  const mutation = `mutation ($input: AlertChannelInput!) {
    createAlertChannel(input: $input) { channel { id } } }`;
  const input = { type: 'WEBHOOK', name: 'On call', url: 'https://127.0.0.1:9/alerts' };
  return (await watched.api.ask(mutation, { input })).createAlertChannel.channel.id;
}

async function told(channelId: string): Promise<string[]> {
  const query = `query ($id: ID!) { alertDeliveries(channelId: $id, first: 100) { nodes { kind title } } }`;
  const { nodes } = (await watched.api.ask(query, { id: channelId })).alertDeliveries;
  return nodes.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`).sort();
}

/** A port that nobody listens on. */
const nobody = () => ({ protocol: 'IMAP', host: 'localhost', port: 9, security: 'TLS' });

describe('mailboxes of one server that nobody can reach', () => {
  it('are one incident, told of once when it opens and once when it closes', async () => {
    const channel = await alertChannel();
    const clientId = await watched.validatedClient();
    const other = await watched.validatedClient();
    const changes = watched.api.subscribe('subscription { incidentChanged { mailboxCount } }');
    const first = changes.next();
    const ids: string[] = [];
    for (const oauthClientId of [clientId, clientId, other])
      ids.push(await watched.create({ oauthClientId, incoming: nobody() }));
    for (const id of ids) await watched.check(id);
    const [incident] = await open(1);
    expect(incident).toMatchObject({ code: 'connection-refused', host: 'localhost' });
    expect(incident).toMatchObject({ mailboxCount: 3, oauthClient: null });
    expect((await first).value.incidentChanged.mailboxCount).toBeGreaterThan(0);
    await changes.return(undefined);
    expect(await told(channel)).toEqual([`incident.opened ${incident.title} (3 mailboxes)`]);
    const incoming = { protocol: 'IMAP', ...watched.sandbox.servers.imapTls };
    for (const id of ids) await watched.update(id, { incoming });
    await open(0);
    expect(await told(channel)).toEqual([
      `incident.opened ${incident.title} (3 mailboxes)`,
      `incident.recovered No longer affected: ${incident.title}`,
    ]);
  });
});

describe('a mailbox in an incident', () => {
  it('leaves it when it is switched off or deleted, and the last one closes it', async () => {
    const oauthClientId = await watched.validatedClient();
    const [one, two] = [
      await watched.create({ oauthClientId, incoming: nobody() }),
      await watched.create({ oauthClientId, incoming: nobody() }),
    ];
    await watched.check(one);
    await watched.check(two);
    const [incident] = await open(1);
    await watched.update(one, { enabled: false });
    expect(await watched.incident(incident.id)).toMatchObject({ mailboxCount: 1, closedAt: null });
    expect((await watched.mailbox(one)).incident).toBeNull();
    await watched.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: two });
    watched.forget(two);
    expect((await watched.incident(incident.id)).closedAt).not.toBeNull();
  });

  it('is checked soon after somebody has consented anew', async () => {
    const oauthClientId = await watched.validatedClient();
    const id = await watched.create({ oauthClientId });
    await watched.check(id);
    watched.sandbox.revokeGrants('ana@sandbox.test');
    await watched.forward(120);
    await watched.becomes(id, { incident: { id: expect.any(String) } });
    await watched.becomes(id, { status: 'FAILING' });
    await validate(watched.journey, oauthClientId);
    await watched.forward(0.2);
    await watched.becomes(id, { status: 'OK', incident: null });
  });

  it('that works again at the first regular check closes it with the word that it recovered', async () => {
    const oauthClientId = await watched.validatedClient();
    const channel = await alertChannel();
    const id = await watched.create({ oauthClientId });
    watched.sandbox.befall('imap-off');
    await watched.check(id);
    const [incident] = await open(1);
    watched.sandbox.befall(undefined);
    await watched.forward(17);
    await watched.becomes(id, { status: 'OK', incident: null });
    expect(await told(channel)).toContain(`incident.recovered Recovered: ${incident.title}`);
  });
});

// The last of this file: the secret that others begin with is gone afterwards.
describe('forty mailboxes with one dead secret', () => {
  it('are one incident, which closes when the secret is fixed', async () => {
    const clientId = await watched.validatedClient();
    const channel = await alertChannel();
    await many(clientId);
    const dead = watched.sandbox.clientSecret;
    watched.sandbox.removeSecret(dead);
    await watched.forward(120);
    const [incident] = await open(1);
    expect(incident).toMatchObject({
      code: 'client-secret-invalid',
      actor: 'APP_ADMIN',
      closedAt: null,
      mailboxCount: MANY,
      oauthClient: { id: clientId },
    });
    await allBecome('FAILING');
    expect(await open(1)).toMatchObject([{ id: incident.id, mailboxCount: MANY }]);
    const opened = `incident.opened ${incident.title} (40 mailboxes)`;
    expect(await told(channel)).toEqual([opened]);
    await setSecret(clientId, watched.sandbox.addSecret());
    await watched.forward(1);
    await allBecome('OK');
    await open(0);
    const closed = await watched.incident(incident.id);
    expect(closed).toMatchObject({ closedAt: expect.any(String), mailboxCount: MANY });
    expect(closed.timeline.at(-1)).toMatchObject({ kind: 'RECOVERED' });
    expect(await told(channel)).toEqual([
      opened,
      `incident.recovered Recovered: ${incident.title}`,
    ]);
  }, 300_000);
});
