import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountSmallDisk, type SmallDisk } from './full-disk.js';
import { createIntruder, type Intruder } from './intruder.js';
import type { Rotation } from './ledger.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import type { Subject } from './subject.js';

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProcess();
});

let stage: Stage;
let intruder: Intruder;
let clientId: string;
const requests = () => stage.provider.requests.length;
const stored = async () => (await stage.evidence({ settled: false })).grants[0];
const fresh = (of: Subject) => of.order('fresh', clientId);
const isHolding = async (of: Subject) => (await of.order('health', null)).holding;

async function granted(rotation: Rotation): Promise<Subject> {
  const subject = await stage.start();
  clientId = await stage.createClient(subject, 'contoso');
  expect(await stage.validate(subject, clientId, rotation)).toMatchObject({ status: 'SUCCEEDED' });
  await stage.later(subject);
  intruder = createIntruder(stage.place.databasePath);
  return subject;
}

describe('F13 a database that another program holds', () => {
  beforeEach(async () => void (stage = await setStage(bundle)));
  afterEach(async () => {
    await intruder.close();
    await stage.close();
  });

  it('is waited for: three seconds later the refresh goes on', async () => {
    const subject = await granted('strict');
    await intruder.run('BEGIN IMMEDIATE');
    const asked = requests();
    const asking = fresh(subject);
    await sleep(3000);
    expect(requests()).toBe(asked);
    await intruder.run('COMMIT');
    expect(await asking).toHaveProperty('accessToken');
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });

  it('for longer: no request goes out without a lease, and whoever asks is told to come again', async () => {
    const subject = await granted('strict');
    await intruder.run('BEGIN IMMEDIATE');
    const asked = requests();
    await expect(fresh(subject)).rejects.toThrow('Another program holds the database');
    expect(requests()).toBe(asked);
    await intruder.run('COMMIT');
    expect(await fresh(subject)).toHaveProperty('accessToken');
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });

  it('while the answer is on its way: the tokens are held until they are stored', async () => {
    const subject = await granted('strict');
    stage.provider.next({ waitMs: 500 });
    const arrival = stage.provider.nextArrival();
    const asking = fresh(subject);
    await arrival;
    await intruder.run('BEGIN IMMEDIATE');
    const asked = requests();
    await vi.waitFor(async () => expect(await isHolding(subject)).toBe(true), 20_000);
    await intruder.run('COMMIT');
    const { accessToken } = await asking;
    expect(accessToken).toBe((await stored())?.accessToken);
    expect(requests()).toBe(asked);
    expect(await isHolding(subject)).toBe(false);
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });
});

const disk: SmallDisk | undefined = mountSmallDisk(4);
afterAll(() => disk?.remove());

describe.skipIf(!disk)('F14 a full disk (needs the right to mount a tmpfs)', () => {
  beforeEach(async () => void (stage = await setStage(bundle, { folder: disk?.folder ?? '' })));
  afterEach(async () => {
    disk?.free();
    await intruder.close();
    await stage.close();
    for (const end of ['', '-wal', '-shm', '.lock', '.spool'])
      rmSync(`${stage.place.databasePath}${end}`, { force: true });
  });

  /** Not one more page can be written: the journal of the database has no room of its own left. */
  async function fill(): Promise<void> {
    await intruder.run('PRAGMA wal_checkpoint(TRUNCATE)');
    disk?.fill();
  }

  it('lets no request out whose lease cannot be written', async () => {
    const subject = await granted('strict');
    await fill();
    const asked = requests();
    await expect(fresh(subject)).rejects.toThrow('The disk is full');
    expect(requests()).toBe(asked);
    disk?.free();
    expect(await fresh(subject)).toHaveProperty('accessToken');
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });

  async function filledOnTheWay(subject: Subject) {
    stage.provider.next({ waitMs: 500 });
    const arrival = stage.provider.nextArrival();
    const asking = fresh(subject);
    asking.catch(() => undefined);
    await arrival;
    await fill();
    await vi.waitFor(async () => expect(await isHolding(subject)).toBe(true), 20_000);
    return asking;
  }

  it('holds the tokens that have come, says so, and stores them when there is room', async () => {
    const subject = await granted('strict');
    const asking = filledOnTheWay(subject);
    await sleep(1500);
    expect(await isHolding(subject)).toBe(true);
    disk?.free();
    expect((await asking).accessToken).toBe((await stored())?.accessToken);
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });

  it('loses nothing by a kill -9 either', async () => {
    const subject = await granted('strict');
    void filledOnTheWay(subject).catch(() => undefined);
    await vi.waitFor(async () => expect(await isHolding(subject)).toBe(true), 20_000);
    await subject.kill();
    disk?.free();
    const next = await stage.start();
    await vi.waitFor(async () => expect(await isHolding(next)).toBe(false), 20_000);
    expect(await stage.broken({ settled: true, subject: next })).toEqual([]);
    expect(await stored()).toMatchObject({ status: 'active', attempt: 'none' });
    await stage.later(next);
    expect(await fresh(next)).toHaveProperty('accessToken');
  });
});

describe('F10 a holder that stands still', () => {
  beforeEach(async () => void (stage = await setStage(bundle)));
  afterEach(async () => {
    await intruder.close();
    await stage.close();
  });

  /** Stands still at a place of its refresh; a second process has taken the database over. */
  async function lateAnswer(rotation: Rotation, place: string) {
    const first = await granted(rotation);
    await first.order('arm', { failpoints: `${place}=stop` });
    const asking = fresh(first);
    await vi.waitFor(
      () => expect(readFileSync(`/proc/${first.pid}/stat`, 'utf8')).toMatch(/\) T /),
      20_000,
    );
    // The lock on this file is the system's way to refuse a second process.
    rmSync(`${stage.place.databasePath}.lock`);
    await sleep(150);
    return { first, asking, second: await stage.start() };
  }

  it.each<Rotation>(['grace', 'none'])(
    'is overtaken, and comes back too late to write anything (%s)',
    async (rotation) => {
      const { first, asking, second } = await lateAnswer(rotation, 'refresh.answered');
      const { accessToken } = await fresh(second);
      expect(accessToken).toBeDefined();
      first.signal('SIGCONT');
      expect(await asking).toEqual({ accessToken });
      expect((await stored())?.accessToken).toBe(accessToken);
      expect(await stage.broken({ settled: true, subject: second })).toEqual([]);
    },
  );

  it('ends a strict grant for good, whoever writes last', async () => {
    const { first, asking, second } = await lateAnswer('strict', 'refresh.answered');
    expect((await fresh(second)).reason).toContain('An answer of the provider was lost');
    first.signal('SIGCONT');
    await asking;
    await stage.later(second);
    expect(await fresh(second)).toHaveProperty('reason');
    expect(await stored()).toMatchObject({ status: 'reauth_required' });
    expect(await stage.broken({ settled: true, subject: second })).toEqual([]);
  });

  it('in the middle of a write: nobody asks the provider until it goes on', async () => {
    const { first, asking, second } = await lateAnswer('strict', 'refresh.storing');
    const asked = requests();
    await expect(fresh(second)).rejects.toThrow('Another program holds the database');
    expect(requests()).toBe(asked);
    first.signal('SIGCONT');
    const { accessToken } = await asking;
    expect(accessToken).toBe((await stored())?.accessToken);
    expect(await stage.broken({ settled: true, subject: second })).toEqual([]);
  });
});
