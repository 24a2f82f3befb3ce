import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@mailkey/server/lib/clock';
import { createEvents } from '@mailkey/server/lib/events';
import { createLog } from '@mailkey/server/lib/log';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import type { Run } from '@mailkey/server/features/runs/run.entity';
import {
  createRunFlow,
  type RunFlow,
  type RunResult,
} from '@mailkey/server/features/runs/run.flow';
import { createRunLists } from '@mailkey/server/features/runs/run-lists.store';
import { createRunStore, type RunStore } from '@mailkey/server/features/runs/run.store';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const log = createLog('silent');
let storage: TemporaryStorage;
let store: RunStore;
let runs: RunFlow;
let ended: string[];
/** Of snapshots, ends apart. */
let writes: number;

beforeEach(async () => {
  storage = await temporaryStorage();
  const plain = createRunStore(storage.database);
  writes = 0;
  const save = (run: Run): Promise<boolean> => {
    writes += 1;
    return plain.save(run);
  };
  store = { ...plain, save };
  ended = [];
  const remember = async (_manager: unknown, run: Run): Promise<void> => void ended.push(run.id);
  runs = createRunFlow({
    database: storage.database,
    store,
    events: createEvents(),
    clock: systemClock,
    log,
    endings: { CHECK: remember, VALIDATION: remember },
  });
});

afterEach(async () => {
  await runs.close();
  await storage.remove();
});

function open(): Promise<Run> {
  const steps = [{ name: 'token', title: 'Token' }];
  return storage.database.transaction((manager) =>
    runs.open(manager, {
      kind: 'CHECK',
      oauthClientId: null,
      mailboxId: null,
      steps,
      message: 'Checking.',
    }),
  );
}

async function snapshots(id: string, seen: string[] = []): Promise<string[]> {
  for await (const run of runs.watch(id)) seen.push(`${run.status} ${run.steps[0]?.status}`);
  return seen;
}

const write = (sql: string): Promise<unknown> =>
  storage.database.transaction((manager) => manager.query(sql));

const success: RunResult = {
  status: 'SUCCEEDED',
  message: 'Connection Successful',
  diagnoses: [],
};

describe('a watcher', () => {
  it('sees the stored snapshot, then each change, then the end', async () => {
    const run = await open();
    const shown: string[] = [];
    const seen = snapshots(run.id, shown);
    // What follows too quickly is shown together: that is another promise.
    const showing = (count: number) => expect.poll(() => shown.length).toBe(count);
    runs.execute(run, async () => {
      await showing(1);
      runs.record(run.id, { kind: 'step-started', step: 'token', at: new Date() });
      await showing(2);
      runs.record(run.id, {
        kind: 'step-ended',
        step: 'token',
        status: 'SUCCEEDED',
        at: new Date(),
      });
      await showing(3);
      await runs.finish(run.id, success);
    });
    expect(await seen).toEqual([
      'RUNNING PENDING',
      'RUNNING RUNNING',
      'RUNNING SUCCEEDED',
      'SUCCEEDED SUCCEEDED',
    ]);
  });

  it('who comes late sees the end and nothing else', async () => {
    const run = await open();
    runs.execute(run, async () => void (await runs.finish(run.id, success)));
    await snapshots(run.id);
    expect(await snapshots(run.id)).toEqual(['SUCCEEDED PENDING']);
  });

  it('who leaves holds nothing back', async () => {
    const run = await open();
    const iterator = runs.watch(run.id)[Symbol.asyncIterator]();
    await iterator.next();
    await iterator.return?.();
    expect(await iterator.next()).toMatchObject({ done: true });
  });

  it('of nothing gets an end', async () => {
    expect(await snapshots('no-such-run')).toEqual([]);
  });
});

describe('a run', () => {
  it('is stored as it was shown', async () => {
    const run = await open();
    runs.execute(run, async () => {
      runs.record(run.id, { kind: 'said', step: 'token', line: 'S: * OK' });
      await runs.finish(run.id, success);
    });
    await snapshots(run.id);
    expect(await store.byId(run.id)).toMatchObject({
      status: 'SUCCEEDED',
      steps: [{ transcript: ['S: * OK'] }],
    });
  });

  it('that says much costs no more writes than a silent one, and is stored while it goes on', async () => {
    const run = await open();
    const lines = Array.from({ length: 500 }, (_, at) => `S: * ${at}`);
    let goOn = (): void => undefined;
    const pausing = new Promise<void>((resolve) => (goOn = resolve));
    const say = () =>
      lines.forEach((line) => runs.record(run.id, { kind: 'said', step: 'token', line }));
    runs.execute(run, async () => {
      say();
      await pausing;
      say();
      await runs.finish(run.id, success);
    });
    const stored = async () => (await store.byId(run.id))?.steps[0]?.transcript.length;
    await expect.poll(stored).toBe(500);
    expect(writes).toBe(1);
    goOn();
    await snapshots(run.id);
    expect([await stored(), writes]).toEqual([1000, 1]);
  });

  it('that crashes ends with a reference to the log and no detail', async () => {
    const run = await open();
    runs.execute(run, () => Promise.reject(new Error('secret inside')));
    await snapshots(run.id);
    const stored = await store.byId(run.id);
    expect(stored).toMatchObject({
      status: 'FAILED',
      message: expect.stringContaining('The log has the details'),
    });
    expect(JSON.stringify(stored)).not.toContain('secret inside');
  });

  it('that crashes while the database takes nothing has ended when it does again', async () => {
    const run = await open();
    await write(
      `CREATE TRIGGER "full" BEFORE UPDATE ON "run" BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    runs.execute(run, () => Promise.reject(new Error('broken')));
    await pause(1_500);
    expect(await store.byId(run.id)).toMatchObject({ status: 'RUNNING' });
    await write('DROP TRIGGER "full"');
    expect(await snapshots(run.id)).toContain('FAILED PENDING');
  });

  it('ends once: of two ends the first holds', async () => {
    const run = await open();
    runs.execute(run, untilAborted);
    const [first, second] = await Promise.all([runs.finish(run.id, success), runs.cancel(run.id)]);
    expect(first).toBe(true);
    expect(second.status).toBe('SUCCEEDED');
    expect(ended).toEqual([run.id]);
  });

  it('that nobody works on is interrupted at the next start', async () => {
    const run = await open();
    await runs.interruptUnfinished();
    expect(await store.byId(run.id)).toMatchObject({ status: 'INTERRUPTED' });
    expect(ended).toEqual([run.id]);
  });

  it('tells its work when it is cancelled', async () => {
    const run = await open();
    let aborted = false;
    runs.execute(
      run,
      (signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(void (aborted = true))),
        ),
    );
    expect(await runs.cancel(run.id)).toMatchObject({ status: 'CANCELLED' });
    expect(aborted).toBe(true);
  });
});

it('keeps the newest hundred runs of a subject', async () => {
  const oauthClientId = 'client';
  await storage.database.transaction(async (manager) => {
    const columns = {
      id: oauthClientId,
      name: 'C',
      provider: 'GENERIC',
      type: 'MAILBOX',
      enabled: true,
      status: 'DRAFT',
      standing: 'NONE',
    };
    const rest = {
      secretShape: 'absent',
      scopes: [],
      scopeSeparator: 'SPACE',
      adminConsentState: 'a'.repeat(43),
      grantType: 'AUTHORIZATION_CODE',
      clientAuthentication: 'NONE',
    };
    await manager.insert(OAuthClient, {
      ...columns,
      ...rest,
      createdAt: new Date(),
      updatedAt: new Date(),
    } as unknown as OAuthClient); // nothing else is read here
    for (let index = 0; index < 105; index++) {
      await runs.open(manager, {
        kind: 'VALIDATION',
        oauthClientId,
        mailboxId: null,
        steps: [],
        message: `run ${index}`,
      });
    }
  });
  const { totalCount, nodes } = await createRunLists(storage.database).page(
    { oauthClientId },
    { first: 100 },
    { fieldNodes: [], fragments: {} },
  );
  expect(await totalCount).toBe(100);
  expect(nodes.some(({ message }) => message === 'run 104')).toBe(true);
});

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
