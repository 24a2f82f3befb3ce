import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from './evidence.js';
import { createIntruder, type Intruder } from './intruder.js';
import type { Rotation } from './ledger.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import { Died, startSubject, type Subject } from './subject.js';

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProcess();
});

let stage: Stage;
let subject: Subject;
let clientId: string;
beforeEach(async () => {
  stage = await setStage(bundle);
  subject = await stage.start();
  clientId = await stage.createClient(subject, 'contoso');
  await stage.validate(subject, clientId, 'strict');
  await stage.later(subject);
});
afterEach(() => stage.close());

const stored = async () => (await stage.evidence({ settled: false })).grants;
const isWhole = async () => expect(await stage.broken({ settled: true, subject })).toEqual([]);

/** The provider has the request, and answers it when it is told to. */
async function refreshing() {
  let answer = (): void => undefined;
  stage.provider.next({ until: new Promise((resolve) => (answer = resolve)) });
  const arrival = stage.provider.nextArrival();
  const asking = subject.order('fresh', clientId);
  asking.catch(() => undefined);
  await arrival;
  return { asking, answer };
}

describe('F11 a validation in the middle of a refresh', () => {
  it('wins: what the refresh brings is for a grant that is no more', async () => {
    const { asking, answer } = await refreshing();
    expect(await stage.validate(subject, clientId, 'strict')).toMatchObject({
      status: 'SUCCEEDED',
    });
    const [grant] = await stored();
    answer();
    expect(await asking).toEqual({ accessToken: grant?.accessToken });
    expect(await stored()).toHaveLength(1);
    await isWhole();
  });
});

describe('F12 a change in the middle of a refresh', () => {
  it.each(['deleteClient', 'disableClient', 'editClient'] as const)(
    'by %s: nothing crashes and no token is lost',
    async (change) => {
      const { asking, answer } = await refreshing();
      await subject.order(change, clientId);
      answer();
      await asking;
      expect(await stored()).toHaveLength(change === 'deleteClient' ? 0 : 1);
      await isWhole();
    },
  );
});

describe('F29 a record that cannot be written', () => {
  let intruder: Intruder;
  beforeEach(() => {
    intruder = createIntruder(stage.place.databasePath);
  });
  afterEach(() => intruder.close());
  const refuse = () =>
    intruder.run(
      `CREATE TRIGGER "refuse" BEFORE INSERT ON "audit_event" BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );

  it('takes the end of a grant with it: both are written, or neither', async () => {
    const [grant] = await stored();
    const family = stage.provider.ledger.familyOf(grant?.refreshToken ?? '');
    if (family) stage.provider.ledger.end(family);
    await refuse();
    await expect(subject.order('fresh', clientId)).rejects.toThrow();
    expect(await stored()).toMatchObject([{ status: 'active' }]);
    await intruder.run('DROP TRIGGER "refuse"');
    await stage.later(subject);
    expect(await subject.order('fresh', clientId)).toHaveProperty('reason');
    expect(await stored()).toMatchObject([{ status: 'reauth_required' }]);
    await isWhole();
  });

  it('takes a validation with it, and leaves the former grant in use', async () => {
    const { runId, ticket } = await subject.order('validate', clientId);
    const { location, ...browser } = await subject.order('openTicket', ticket);
    const query = stage.provider.consent(location, 'strict').toString();
    const [former] = await stored();
    await refuse();
    await subject.order('callback', { clientId, query, ...browser });
    expect(await subject.order('ended', runId)).toMatchObject({ status: 'FAILED' });
    expect((await stored())[0]?.refreshToken).toBe(former?.refreshToken);
    await intruder.run('DROP TRIGGER "refuse"');
    expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
    await isWhole();
  });
});

describe('F24 an error that nobody awaits', () => {
  it('ends the process with a failure, and the next one goes on', async () => {
    await refreshing();
    await subject.order('stumble', null).catch(() => undefined);
    expect(await subject.gone).toBe(1);
    subject = await stage.start();
    await stage.later(subject);
    await subject.order('fresh', clientId);
    await isWhole();
  });
});

describe('F2 the renewal of what is due', () => {
  it('recovers by itself what a kill has cut off', async () => {
    await subject.order('arm', { failpoints: 'refresh.leased=kill' });
    await subject.order('fresh', clientId).catch(() => undefined);
    await subject.gone;
    subject = await stage.start({ upkeep: true, leaseMs: 100 });
    await expect.poll(async () => (await stored())[0]?.attempt, { timeout: 50_000 }).toBe('none');
    expect(stage.provider.requests.at(-1)?.witnessed).toMatchObject({ attempt: 'recovery' });
    await isWhole();
  });
});

describe('F30 a backup that is put back', () => {
  it.each<Rotation>(['none', 'strict'])(
    'has an old refresh token, and finds out what it is worth (%s)',
    async (rotation) => {
      await stage.validate(subject, clientId, rotation);
      const copy = join(stage.home, 'backup.sqlite');
      const intruder = createIntruder(stage.place.databasePath);
      await intruder.run(`VACUUM INTO '${copy}'`);
      await intruder.close();
      await stage.later(subject);
      expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
      await subject.kill();
      for (const end of ['-wal', '-shm'])
        rmSync(`${stage.place.databasePath}${end}`, { force: true });
      copyFileSync(copy, stage.place.databasePath);
      subject = await stage.start();
      stage.provider.watchedBy(undefined);
      await stage.later(subject);
      const got = await subject.order('fresh', clientId);
      if (rotation === 'none') expect(got).toHaveProperty('accessToken');
      else expect(got.reason).toContain('Validate again');
    },
  );
});

describe('F25 a first start', () => {
  it('is cut off ten times in the middle of the migrations, and then goes through', async () => {
    const folder = join(stage.home, 'first');
    const place = { databasePath: join(folder, 'a.sqlite'), keyPath: join(folder, 'key') };
    let cut = 0;
    for (let kill = 0; kill < 10; kill += 1) {
      const starting = startSubject(bundle.args);
      await starting.ready;
      const died = starting.open(place).then(
        () => false,
        (cause: unknown) => cause instanceof Died,
      );
      await sleep(kill * 5);
      await starting.kill();
      if (await died) cut += 1;
    }
    expect(cut).toBeGreaterThan(0);
    const last = startSubject(bundle.args);
    await last.open(place);
    await last.kill();
    const reader = await openReader(place);
    expect(await reader.read()).toMatchObject({ integrity: 'ok', orphans: [], grants: [] });
    await reader.close();
  });
});
