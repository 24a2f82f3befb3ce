import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStrictMailHost, type StrictMailHost } from '../testkit/strict-mail-host.js';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

const CODE = 'shut-out-after-refused-logins';

const RECHECK = `mutation ($incidentId: ID, $host: String) {
  recheckMailboxes(incidentId: $incidentId, host: $host) { count until } }`;

let watched: Watched;
let host: StrictMailHost;
let channel: string;
beforeAll(async () => {
  host = await startStrictMailHost('127.0.0.1');
  watched = await startWatched({ env: { ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1' } });
  const mutation = `mutation ($input: AlertChannelInput!) {
    createAlertChannel(input: $input) { channel { id } } }`;
  const input = { type: 'WEBHOOK', name: 'On call', url: 'https://127.0.0.1:9/alerts' };
  channel = (await watched.api.ask(mutation, { input })).createAlertChannel.channel.id;
});
afterAll(async () => {
  await watched.close();
  await host.close();
});
afterEach(async () => {
  await watched.removeAll();
  Object.assign(host.state, { right: 'right', behaviour: 'serves' });
  host.counted();
});

const create = (name: string, input: object = {}) =>
  watched.create({
    name,
    address: `${name.toLowerCase()}@mail.test`,
    authentication: 'PASSWORD',
    password: 'right',
    oauthClientId: null,
    incoming: host.incoming(),
    ...input,
  });
const minutesUntil = (time: string) => (Date.parse(time) - watched.now().getTime()) / 60_000;
const wait = async (id: string) => minutesUntil((await watched.mailbox(id)).nextCheckAt);

/** No check is under way, and none is due. */
async function rest(ids: string[]): Promise<void> {
  const isIdle = async (id: string) => {
    const { latestRun, nextCheckAt } = await watched.mailbox(id);
    return !['WAITING', 'RUNNING'].includes(latestRun.status) && minutesUntil(nextCheckAt) > 1;
  };
  await expect.poll(async () => (await Promise.all(ids.map(isIdle))).every(Boolean)).toBe(true);
}

async function told(since = 0): Promise<string[]> {
  const query = `query ($id: ID!) { alertDeliveries(channelId: $id, first: 100) {
    nodes { kind title } } }`;
  const { nodes } = (await watched.api.ask(query, { id: channel })).alertDeliveries;
  const lines = nodes.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`);
  return lines.reverse().slice(since) as string[];
}

/** Ana's login has been refused; the others worked. */
async function refusedAmongOthers() {
  const ana = await create('Ana');
  const others = [await create('Ben'), await create('Cleo'), await create('Dan')];
  for (const id of [ana, ...others]) await watched.check(id);
  await watched.update(ana, { password: 'wrong' });
  await watched.check(ana);
  return { ana, others };
}

describe('a server that shuts Mailkey out after refused logins', () => {
  it.each([
    ['refuses connections', () => host.refuseConnections(), () => host.listenAgain()],
    ['hangs up', () => behaviour('hangs up'), () => behaviour('serves')],
    ['says goodbye', () => behaviour('says goodbye'), () => behaviour('serves')],
    ['says so at every login', () => behaviour('refuses every login'), () => behaviour('serves')],
  ])('and %s is told so, and asked rarely until it answers', async (_what, begin, end) => {
    const { ana, others } = await refusedAmongOthers();
    const before = (await told()).length;
    await begin();
    host.state.connections = 0;
    await watched.forward(17);
    for (const id of others)
      await watched.becomes(id, { status: 'OK', failingSince: null, incident: {} });
    await rest([ana, ...others]);
    const { id: incidentId } = (await watched.mailbox(others[0] ?? '')).incident;
    expect(await watched.incident(incidentId)).toMatchObject({
      code: CODE,
      host: '127.0.0.1',
      mailboxCount: 3,
      cause: expect.stringContaining('“Ana” (ana@mail.test)'),
    });
    expect((await watched.mailbox(ana)).incident.id).not.toBe(incidentId);
    await expect
      .poll(async () => Math.min(...(await Promise.all(others.map(wait)))))
      .toBeGreaterThan(50);
    expect((await told(before)).map((line) => line.replace(/\(.*/, ''))).toEqual([
      'incident.opened The server shuts this address out after refused logins ',
    ]);
    const asked = host.state.connections;
    await watched.forward(45);
    expect(host.state.connections).toBe(asked);

    await end();
    await watched.forward(30);
    for (const id of others) await watched.becomes(id, { status: 'OK', incident: null });
    expect((await watched.incident(incidentId)).closedAt).not.toBeNull();
    await expect
      .poll(async () => Math.max(...(await Promise.all(others.map(wait)))))
      .toBeLessThan(20);
    expect((await watched.mailbox(ana)).status).toBe('FAILING');
  });

  it('is not called so where no login was refused, or where it has never answered', async () => {
    const ben = await create('Ben');
    await watched.check(ben);
    await host.refuseConnections();
    await watched.check(ben);
    expect(await watched.mailbox(ben)).toMatchObject({ status: 'FAILING' });
    await host.listenAgain();

    host.state.right = 'another';
    await watched.check(await create('Ana'));
    const incoming = { ...host.incoming(), port: 9 };
    const cleo = await create('Cleo', { incoming });
    const run = await watched.check(cleo);
    expect(run.diagnoses[0]?.code).toBe('connection-refused');
  });

  it('is said to a person who checks, and the mailbox is not called failing', async () => {
    const { others } = await refusedAmongOthers();
    await host.refuseConnections();
    const [ben = ''] = others;
    const run = await watched.check(ben);
    expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ code: CODE }] });
    expect(await watched.mailbox(ben)).toMatchObject({ status: 'OK', incident: {} });
    // All of them at once would be what prolongs such a block.
    await watched.check(others[1] ?? '');
    const incidentId: string = (await watched.mailbox(ben)).incident.id;
    const { recheckMailboxes: plan } = await watched.api.ask(RECHECK, { incidentId });
    expect(plan.count).toBe(1);
    await host.listenAgain();
    await watched.check(ben);
    expect(await watched.incidents(true)).toHaveLength(1);
  });
});

function behaviour(how: StrictMailHost['state']['behaviour']): Promise<void> {
  host.state.behaviour = how;
  return Promise.resolve();
}

describe('many mailboxes whose logins are refused at a time', () => {
  it('are one incident and one alert, also when they are given up to once a day, and come back by one action', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 6; at++) ids.push(await create(`Box${at}`));
    for (const id of ids) await watched.check(id);
    host.state.right = 'another';
    const before = (await told()).length;
    await watched.forward(17);
    for (const id of ids) await watched.becomes(id, { refusedLogins: 1 });
    await watched.forward(17);
    for (const id of ids)
      await watched.becomes(id, { refusedLogins: 2, status: 'FAILING', incident: {} });
    const [incident, ...more] = await watched.incidents(true);
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ host: '127.0.0.1', mailboxCount: 6, slowedAt: null });
    expect(incident.title).toBe('127.0.0.1 refuses the logins of several mailboxes');
    for (const [minutes, refusedLogins] of [
      [67, 3],
      [265, 4],
    ] as const) {
      await watched.forward(minutes);
      for (const id of ids) await watched.becomes(id, { refusedLogins });
    }
    expect((await watched.incident(incident.id)).slowedAt).not.toBeNull();
    expect((await told(before)).map((line) => line.replace(/\(.*/, ''))).toEqual([
      `incident.opened ${incident.title} `,
      `incident.reminder Tried once a day from now on: ${incident.title} `,
    ]);

    host.state.right = 'right';
    host.counted();
    const { recheckMailboxes: plan } = await watched.api.ask(RECHECK, { incidentId: incident.id });
    expect(plan.count).toBe(6);
    expect(Date.parse(plan.until) - watched.now().getTime()).toBeGreaterThan(10_000);
    expect(await watched.mailbox(ids[5] ?? '')).toMatchObject({ refusedLogins: 0 });
    await watched.forward(0.5);
    for (const id of ids) await watched.becomes(id, { status: 'OK', incident: null });
    expect(host.counted()).toHaveLength(6);
    expect((await watched.incident(incident.id)).closedAt).not.toBeNull();
  });

  it('are told one by one where there are only two, and only those of a host come back', async () => {
    host.state.right = 'another';
    for (const name of ['Ana', 'Ben']) await watched.check(await create(name));
    expect(await watched.incidents(true)).toHaveLength(2);
    const elsewhere = await watched.api.ask(RECHECK, { host: 'imap.other.test' });
    expect(elsewhere.recheckMailboxes.count).toBe(0);
    const there = await watched.api.ask(RECHECK, { host: '127.0.0.1' });
    expect(there.recheckMailboxes.count).toBe(2);
    const unknown = watched.api.ask(RECHECK, { incidentId: 'none' });
    await expect(unknown).rejects.toThrow('This incident');
  });
});
