import 'reflect-metadata';
import { bench, describe } from 'vitest';
import { startFastProvider } from '../testkit/fast-provider.js';
import { openGrantStage } from '../testkit/grant-stage.js';

const GRANTS = 10_000;
const MINUTE = 60_000;

describe(`upkeep of ${GRANTS} grants`, async () => {
  const provider = await startFastProvider();
  const stage = await openGrantStage();
  const hosts = Array.from({ length: 20 }, (_, at) => `http://127.0.0.1:${at + 1}/token`);
  await stage.put(Array.from({ length: GRANTS }, (_, at) => hosts[at % hosts.length] ?? ''));
  const due = (minutes: number) => new Date(stage.time.wall + minutes * MINUTE);

  bench('a look when nothing is due, as it is once in a second', async () => {
    await stage.upkeepStore.due(due(0), []);
  });
  bench('a look when all are due', async () => {
    await stage.upkeepStore.due(due(50), []);
  });
  bench(
    'a look when all are due and nineteen of twenty hosts are down',
    async () => {
      await stage.upkeepStore.due(
        due(50),
        hosts.slice(1).map((url) => new URL(url).host),
      );
    },
    {
      teardown: async (_task, mode) => {
        if (mode !== 'run') return;
        await stage.close();
        provider.close();
      },
    },
  );
});
