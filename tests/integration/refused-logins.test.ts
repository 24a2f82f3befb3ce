import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStrictMailHost, type StrictMailHost } from '../testkit/strict-mail-host.js';
import { startWatched, validate, type Watched } from '../testkit/watched-mailboxes.js';

let watched: Watched;
let host: StrictMailHost;
beforeAll(async () => {
  host = await startStrictMailHost('127.0.0.1');
  watched = await startWatched({ env: { ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1' } });
});
afterAll(async () => {
  await watched.close();
  await host.close();
});
afterEach(async () => {
  await watched.removeAll();
  host.state.right = 'right';
  host.counted();
});

const create = (input: object = {}) =>
  watched.create({
    authentication: 'PASSWORD',
    password: 'right',
    oauthClientId: null,
    incoming: host.incoming(),
    outgoing: host.outgoing(),
    ...input,
  });
const minutesUntil = (time: string) => (Date.parse(time) - watched.now().getTime()) / 60_000;
const wait = async (id: string) => minutesUntil((await watched.mailbox(id)).nextCheckAt);

/** The mailbox after its next regular check, which was refused for the n-th time. */
async function refusedAgain(id: string, refusedLogins: number) {
  await watched.forward((await wait(id)) + 0.1);
  return watched.becomes(id, { refusedLogins, latestRun: { status: 'FAILED' } });
}

function expectAbout(minutes: number, expected: number): void {
  expect(minutes).toBeGreaterThan(expected * 0.89);
  expect(minutes).toBeLessThan(expected * 1.11);
}

describe('a refused password', () => {
  it('is tried once a check, after 15 minutes, an hour, four hours, then daily', async () => {
    const id = await create();
    await watched.check(id);
    expect(host.counted()).toEqual(['IMAP true', 'SMTP true']);
    host.state.right = 'another';
    for (const [at, pause] of [15, 60, 240, 1440, 1440].entries()) {
      const { nextCheckAt, status } = await refusedAgain(id, at + 1);
      expectAbout(minutesUntil(nextCheckAt), pause);
      expect(status).toBe(at === 0 ? 'OK' : 'FAILING');
      expect(host.counted()).toEqual(['IMAP false']);
    }
    host.state.right = 'right';
    await watched.forward((await wait(id)) + 0.1);
    await watched.becomes(id, { status: 'OK', refusedLogins: 0, refusedSince: null });
    expectAbout(await wait(id), 15);
  });

  it.each([
    ['POP3', { outgoing: null }, ['POP3 false']],
    ['sending alone', { incoming: null }, ['SMTP false']],
  ])('is tried once by %s, too', async (_what, servers, expected) => {
    host.state.right = 'another';
    const id = await create({ incoming: host.incoming('POP3'), ...servers });
    await watched.check(id);
    expect(host.counted()).toEqual(expected);
    expectAbout(await wait(id), 15);
    await refusedAgain(id, 2);
    expectAbout(await wait(id), 60);
  });

  it('skips the steps of the other server and says why', async () => {
    host.state.right = 'another';
    const id = await create();
    const { steps, message } = await watched.check(id);
    expect(steps.find(({ name }) => name === 'smtp.resolve')).toMatchObject({
      status: 'SKIPPED',
      detail: 'Not asked: IMAP has refused the login, and servers count refused logins.',
    });
    const smtp = steps.filter(({ name }) => name.startsWith('smtp.'));
    expect(new Set(smtp.map(({ status }) => status))).toEqual(new Set(['SKIPPED']));
    expect(message).not.toContain('works');
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a check by a person', (id) => watched.check(id)],
    ['another password', (id) => watched.update(id, { password: 'wrong again' })],
    ['another name', (id) => watched.update(id, { name: 'Renamed' })],
    ['being switched off and on', switchOffAndOn],
  ])('is tried at the usual pace again after %s', async (_what, fix) => {
    host.state.right = 'another';
    const id = await create();
    for (const times of [1, 2, 3]) await refusedAgain(id, times);
    expect(await wait(id)).toBeGreaterThan(200);
    await fix(id);
    expectAbout(await wait(id), 15);
    await watched.forward((await wait(id)) + 0.1);
    await expect.poll(async () => (await watched.mailbox(id)).refusedLogins).toBeLessThan(3);
  });

  it('stays what it is when another fault comes between, which keeps the usual pace', async () => {
    host.state.right = 'another';
    const id = await create();
    for (const times of [1, 2, 3]) await refusedAgain(id, times);
    await host.refuseConnections();
    await watched.forward((await wait(id)) + 0.1);
    await watched.becomes(id, { runs: { totalCount: 4 }, latestRun: { status: 'FAILED' } });
    await host.listenAgain();
    await refusedAgain(id, 4);
    expectAbout(await wait(id), 1440);
  });
});

async function switchOffAndOn(id: string): Promise<void> {
  await watched.update(id, { enabled: false });
  await watched.update(id, { enabled: true });
}

describe('a refused token', () => {
  it('is renewed and tried at one server, and a new grant begins anew', async () => {
    const oauthClientId = await watched.validatedClient();
    const outgoing = watched.sandbox.servers.smtpTls;
    const id = await watched.create({ oauthClientId, outgoing });
    await watched.check(id);
    watched.sandbox.befall('token-rejected');
    const first = await refusedAgain(id, 1);
    expectAbout(minutesUntil(first.nextCheckAt), 15);
    const { steps } = await watched.journey.run(first.latestRun.id);
    const logins = steps.filter(({ name }) => /authenticate$|^token/.test(name));
    expect(logins.map(({ name, status }) => `${name} ${status}`)).toEqual([
      ...['token SUCCEEDED', 'imap.authenticate FAILED', 'smtp.authenticate SKIPPED'],
      'token.renew SUCCEEDED',
    ]);
    const second = await refusedAgain(id, 2);
    const again = await watched.journey.run(second.latestRun.id);
    expect(again.steps.map(({ name }) => name)).not.toContain('token.renew');
    await refusedAgain(id, 3);

    watched.sandbox.befall(undefined);
    await validate(watched.journey, oauthClientId);
    expect(await watched.mailbox(id)).toMatchObject({ refusedLogins: 0, refusedSince: null });
    await watched.forward(0.2);
    await watched.becomes(id, { status: 'OK', incident: null });
  });
});
