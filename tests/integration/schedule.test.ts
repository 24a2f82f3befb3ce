import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { createLog } from '@mailkey/server/lib/log';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

let watched: Watched;
let clientId: string;
const errors: string[] = [];
beforeAll(async () => {
  const log = createLog('error', { write: (line) => void errors.push(line) });
  watched = await startWatched({ overrides: { log } });
  clientId = await watched.validatedClient();
});
afterAll(() => watched.close());
afterEach(() => watched.removeAll());

const minutesUntil = (time: string) => (Date.parse(time) - watched.now().getTime()) / 60_000;

describe('a regular check', () => {
  it('comes one interval after the mailbox, and again and again', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    const created = await watched.mailbox(id);
    expect(created).toMatchObject({ status: 'UNCHECKED', checkEveryMinutes: 15, latestRun: null });
    expect(minutesUntil(created.nextCheckAt)).toBeGreaterThan(13);
    expect(minutesUntil(created.nextCheckAt)).toBeLessThanOrEqual(16.5);
    await watched.forward(17);
    const checked = await watched.becomes(id, { status: 'OK' });
    expect(checked.latestRun).toMatchObject({ status: 'SUCCEEDED', trigger: 'SCHEDULE' });
    expect(minutesUntil(checked.nextCheckAt)).toBeGreaterThan(13);
    await watched.forward(17);
    await watched.becomes(id, { runs: { totalCount: 2 } });
  });

  it('keeps the interval that a person chose', async () => {
    const id = await watched.create({ oauthClientId: clientId, checkEveryMinutes: 120 });
    expect(minutesUntil((await watched.mailbox(id)).nextCheckAt)).toBeGreaterThan(100);
    await watched.update(id, { checkEveryMinutes: 5 });
    expect(minutesUntil((await watched.mailbox(id)).nextCheckAt)).toBeLessThan(6);
    const tooOften = watched.update(id, { checkEveryMinutes: 4 });
    await expect(tooOften).rejects.toThrow('every 5 to 1440 minutes');
  });

  it('that fails is confirmed about a minute later before the mailbox is called failing', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    await watched.check(id);
    watched.sandbox.befall('imap-off');
    await watched.forward(17);
    const suspected = await watched.becomes(id, { suspectedSince: expect.any(String) });
    expect(suspected).toMatchObject({ status: 'OK', latestRun: { status: 'FAILED' } });
    expect(minutesUntil(suspected.nextCheckAt)).toBeLessThan(1.2);
    expect(await watched.incidents(true)).toEqual([]);
    await watched.forward(1.2);
    const failing = await watched.becomes(id, { status: 'FAILING', suspectedSince: null });
    expect(failing.history.nodes.map(({ status }: { status: string }) => status)).toEqual([
      'FAILING',
      'OK',
      'UNCHECKED',
    ]);
    expect(failing.history.nodes[0]).toMatchObject({ code: 'connection-limit' });
    expect(await watched.incidents(true)).toHaveLength(1);
    watched.sandbox.befall(undefined);
    await watched.forward(17);
    await watched.becomes(id, { status: 'OK', failingSince: null, incident: null });
  });

  it('that failed once by chance leaves no trace but its run', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    await watched.check(id);
    watched.sandbox.befall('imap-off');
    await watched.forward(17);
    await watched.becomes(id, { suspectedSince: expect.any(String) });
    watched.sandbox.befall(undefined);
    await watched.forward(1.2);
    const well = await watched.becomes(id, { suspectedSince: null });
    expect(well).toMatchObject({ status: 'OK', history: { nodes: [{}, {}] } });
  });

  it('says that a mailbox which worked is shut out since its grant was revoked', async () => {
    const own = await watched.validatedClient();
    const id = await watched.create({ oauthClientId: own });
    await watched.check(id);
    const query = 'query ($id: ID!) { oauthClient(id: $id) { grant { id } } }';
    const { oauthClient } = await watched.api.ask(query, { id: own });
    const revoke = 'mutation ($id: ID!) { revokeGrant(id: $id) { id } }';
    await watched.api.ask(revoke, { id: oauthClient.grant.id });
    await watched.forward(17);
    await watched.becomes(id, { suspectedSince: expect.any(String) });
    await watched.forward(1.2);
    await watched.becomes(id, { status: 'FAILING', incident: { id: expect.any(String) } });
    await watched.forward(17);
    await watched.becomes(id, { runs: { totalCount: 4 }, latestRun: { status: 'FAILED' } });
    expect(await watched.incidents(true)).toHaveLength(1);
  });

  it('of a mailbox that goes at that moment is left out, and the others have theirs', async () => {
    const [gone, other] = [
      await watched.create({ oauthClientId: clientId, checkEveryMinutes: 5 }),
      await watched.create({ oauthClientId: clientId, checkEveryMinutes: 15 }),
    ];
    watched.forget(gone);
    onTestFinished(() => armFailpoints(undefined));
    armFailpoints((place) => {
      if (place !== 'check.due') return undefined;
      armFailpoints(undefined);
      return watched.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: gone });
    });
    await watched.forward(17);
    await watched.becomes(other, { status: 'OK', latestRun: { trigger: 'SCHEDULE' } });
    expect(await watched.mailbox(gone)).toBeNull();
    expect(errors).toEqual([]);
  });

  it('of a person is believed at once', async () => {
    const id = await watched.create({ address: 'imap-off@sandbox.test', oauthClientId: clientId });
    await watched.check(id);
    const failing = await watched.mailbox(id);
    expect(failing).toMatchObject({ status: 'FAILING', incident: { id: expect.any(String) } });
    expect(failing.latestRun).toMatchObject({ trigger: 'PERSON', startedBy: 'admin@example.org' });
    await watched.update(id, { enabled: false });
  });
});

describe('a server that limits the rate', () => {
  it('is asked less often, and nobody is told of an incident', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    await watched.check(id);
    watched.sandbox.befall('imap-throttled');
    await watched.forward(17);
    const once = await watched.becomes(id, { throttledSince: expect.any(String) });
    expect(once).toMatchObject({ status: 'OK', suspectedSince: null });
    expect(minutesUntil(once.nextCheckAt)).toBeGreaterThan(26);
    await watched.forward(34);
    await watched.becomes(id, { latestRun: { status: 'FAILED' }, runs: { totalCount: 3 } });
    expect(minutesUntil((await watched.mailbox(id)).nextCheckAt)).toBeGreaterThan(50);
    expect(await watched.incidents(true)).toEqual([]);
    watched.sandbox.befall(undefined);
    await watched.forward(67);
    const well = await watched.becomes(id, { throttledSince: null });
    expect(minutesUntil(well.nextCheckAt)).toBeLessThan(17);
  });
});

describe('what could tell nothing is left alone', () => {
  it('a mailbox that is switched off', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    await watched.update(id, { enabled: false });
    expect(await watched.mailbox(id)).toMatchObject({ status: 'DISABLED', nextCheckAt: null });
    const other = await watched.create({ oauthClientId: clientId, name: 'Other' });
    await watched.forward(17);
    await watched.becomes(other, { status: 'OK' });
    expect((await watched.mailbox(id)).runs.totalCount).toBe(0);
  });

  it('mailboxes of a client that nobody validated, or that is switched off', async () => {
    const { id: unvalidated } = await watched.journey.createClient({ name: 'New' });
    const off = await watched.validatedClient();
    const ids = await Promise.all(
      [unvalidated, off].map((oauthClientId) => watched.create({ oauthClientId })),
    );
    await watched.api.ask(
      'mutation ($id: ID!) { updateOAuthClient(id: $id, input: { enabled: false }) { id } }',
      { id: off },
    );
    await watched.forward(17);
    const later = watched.now().toISOString();
    for (const id of ids) {
      await expect
        .poll(async () => (await watched.mailbox(id)).nextCheckAt > later, { timeout: 10_000 })
        .toBe(true);
      expect((await watched.mailbox(id)).runs.totalCount).toBe(0);
    }
  });
});
