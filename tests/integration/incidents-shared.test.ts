import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

let watched: Watched;
let channel: string;
beforeAll(async () => {
  watched = await startWatched();
});
afterAll(() => watched.close());
afterEach(() => watched.removeAll());

const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) {
  updateOAuthClient(id: $id, input: $input) { id } }`;
const edit = (id: string, input: object) => watched.api.ask(UPDATE, { id, input });

async function tellSomebody(): Promise<void> {
  const mutation = `mutation ($input: AlertChannelInput!) {
    createAlertChannel(input: $input) { channel { id } } }`;
  const input = { type: 'WEBHOOK', name: 'On call', url: 'https://127.0.0.1:9/alerts' };
  channel = (await watched.api.ask(mutation, { input })).createAlertChannel.channel.id;
}

async function told(): Promise<string[]> {
  const query = `query ($id: ID!) { alertDeliveries(channelId: $id, first: 100) {
    nodes { kind title } } }`;
  const { nodes } = (await watched.api.ask(query, { id: channel })).alertDeliveries;
  return nodes.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`).sort();
}

async function sent(kind: string): Promise<boolean> {
  const query = `query ($id: ID!) { alertDeliveries(channelId: $id, first: 100) { nodes { kind attempts } } }`;
  const { nodes } = (await watched.api.ask(query, { id: channel })).alertDeliveries;
  return nodes.some((one: { kind: string; attempts: number }) => one.kind === kind && one.attempts);
}

async function create(oauthClientId: string, count: number, input: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++)
    ids.push(await watched.create({ name: `Box ${at}`, oauthClientId, ...input }));
  return ids;
}

const each = (ids: string[], expected: object) =>
  Promise.all(ids.map((id) => watched.becomes(id, expected)));

const incidentOf = async (id: string): Promise<string> => (await watched.mailbox(id)).incident?.id;

describe('ten mailboxes of one dead server', () => {
  it('are checked soon after the first has failed, and one notice names them all', async () => {
    await tellSomebody();
    const incoming = { protocol: 'IMAP', host: 'localhost', port: 9, security: 'TLS' };
    const ids = await create(await watched.validatedClient(), 10, { incoming });
    await watched.check(ids[0] ?? '');
    const [incident] = await watched.incidents(true);
    expect(await told()).toEqual([`incident.opened ${incident.title} (1 mailbox)`]);
    await watched.forward(0.5);
    await each(ids, { status: 'FAILING', incident: { id: incident.id }, runs: { totalCount: 1 } });
    expect(await sent('incident.opened')).toBe(false);
    await watched.forward(1.5);
    await expect.poll(() => sent('incident.opened'), { timeout: 10_000 }).toBe(true);
    expect(await told()).toEqual([`incident.opened ${incident.title} (10 mailboxes)`]);
  });
});

describe('a mailbox that fails for another cause now', () => {
  it('leaves the one incident and joins the other; each is told of once, and once when it is over', async () => {
    await tellSomebody();
    const [ana = '', bob = ''] = await create(await watched.validatedClient(), 2);
    watched.sandbox.befall('imap-unavailable');
    for (const id of [ana, bob]) await watched.check(id);
    const [first] = await watched.incidents(true);
    expect(first).toMatchObject({ code: 'imap-server-unavailable', mailboxCount: 2 });

    watched.sandbox.befall('token-rejected');
    await watched.check(ana);
    const second = await incidentOf(ana);
    expect(second).not.toBe(first.id);
    expect(await watched.incident(first.id)).toMatchObject({ mailboxCount: 1, closedAt: null });

    await watched.update(bob, { enabled: false });
    expect((await watched.incident(first.id)).closedAt).not.toBeNull();
    watched.sandbox.befall(undefined);
    await watched.check(ana);
    const { title, closedAt } = await watched.incident(second);
    expect(closedAt).not.toBeNull();
    expect(await told()).toEqual([
      ...[`${first.title} (2 mailboxes)`, `${title} (1 mailbox)`]
        .map((text) => `incident.opened ${text}`)
        .sort(),
      `incident.recovered No longer affected: ${first.title}`,
      `incident.recovered Recovered: ${title}`,
    ]);
  });
});

describe('a client that is switched off', () => {
  it('takes its mailboxes out of incidents at once, and has them checked soon when it is on again', async () => {
    const client = await watched.validatedClient();
    const ids = await create(client, 3);
    watched.sandbox.befall('imap-unavailable');
    for (const id of ids) await watched.check(id);
    const [incident] = await watched.incidents(true);
    await edit(client, { enabled: false });
    expect((await watched.incident(incident.id)).closedAt).not.toBeNull();
    expect(await incidentOf(ids[0] ?? '')).toBeUndefined();
    await watched.check(ids[0] ?? '');
    expect(await watched.incidents(true)).toEqual([]);

    watched.sandbox.befall(undefined);
    await edit(client, { enabled: true });
    await watched.forward(1);
    await each(ids, { status: 'OK' });
  });

  it('is deleted with nothing left behind', async () => {
    const client = await watched.validatedClient();
    const ids = await create(client, 1);
    watched.sandbox.befall('imap-unavailable');
    await watched.check(ids[0] ?? '');
    await edit(client, { enabled: false });
    await watched.removeAll();
    await watched.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id: client });
    expect(await watched.incidents(true)).toEqual([]);
  });
});

// The last of this file: the secret that others begin with is gone afterwards.
describe('a secret that is replaced by the next one', () => {
  it('has the mailboxes of the incident checked within a minute', async () => {
    const client = await watched.validatedClient();
    const ids = await create(client, 3);
    watched.sandbox.removeSecret(watched.sandbox.clientSecret);
    await watched.forward(120);
    await each(ids, { status: 'FAILING', incident: { id: expect.any(String) } });
    const set = `mutation ($id: ID!, $secret: String!) {
      setNextClientSecret(id: $id, secret: $secret) { id } }`;
    await watched.api.ask(set, { id: client, secret: watched.sandbox.addSecret() });
    const promote = 'mutation ($id: ID!) { promoteNextClientSecret(id: $id) { id } }';
    await watched.api.ask(promote, { id: client });
    await watched.forward(1);
    await each(ids, { status: 'OK', incident: null });
    expect(await watched.incidents(true)).toEqual([]);
  });
});
