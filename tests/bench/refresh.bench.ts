import 'reflect-metadata';
import { bench, describe } from 'vitest';
import { startFastProvider } from '../testkit/fast-provider.js';
import { openGrantStage } from '../testkit/grant-stage.js';

const HOUR = 60 * 60_000;
const CALLERS = 1_000;

describe('one grant', async () => {
  const provider = await startFastProvider();
  const stage = await openGrantStage();
  const [id = ''] = await stage.put([provider.url]);
  const fresh = async (): Promise<string> => {
    const got = await stage.accessTokenFor(id);
    if (got.kind === 'none') throw new Error(got.reason);
    return got.accessToken.reveal();
  };

  bench('a token that lives', async () => void (await fresh()));
  bench('a token that has ended: lease, request, store', async () => {
    stage.pass(HOUR);
    await fresh();
  });
  bench(
    `${CALLERS} callers at once on one that has ended: exactly one refresh`,
    async () => {
      stage.pass(HOUR);
      const before = provider.requests.length;
      const tokens = await Promise.all(Array.from({ length: CALLERS }, fresh));
      const asked = provider.requests.length - before;
      if (asked !== 1) throw new Error(`${asked} refreshes`);
      if (new Set(tokens).size !== 1) throw new Error('not all have the same token');
    },
    {
      iterations: 3,
      time: 0,
      warmupIterations: 1,
      warmupTime: 0,
      teardown: async (_task, mode) => {
        if (mode !== 'run') return;
        await stage.close();
        provider.close();
      },
    },
  );
});
