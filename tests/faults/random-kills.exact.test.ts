import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Behaviour } from './behaviour.js';
import { busy } from './behaviour.js';
import type { Rotation } from './ledger.js';
import { createRandom } from '../testkit/random.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import type { Subject } from './subject.js';

/** `npm run faults` asks for more. */
const KILLS = Number(process.env['FAULTS_KILLS'] ?? 200);
const rotations: Rotation[] = ['strict', 'grace', 'none', 'strict', 'grace', 'none'];

const random = createRandom('the kills');

let bundle: Bundle;
let stage: Stage;
beforeAll(async () => {
  bundle = await bundleProcess();
  stage = await setStage(bundle, { opening: { leaseMs: 50 } });
});
afterAll(async () => {
  await stage.close();
});

/** Mostly quick and kind; now and then slow, broken or busy. */
function moody(): Behaviour {
  const chance = random();
  if (chance < 0.05) return { cut: 'before' };
  if (chance < 0.1) return { cut: 'after' };
  if (chance < 0.13) return busy(503);
  return { waitMs: random() * 20 };
}

// Each start of a process takes seconds where other suites are busy, too: hence half an hour at most.
it(`F2 survives ${KILLS} kills at random moments, with six grants in flight at each`, async () => {
  let subject = await stage.start();
  const clients: { id: string; rotation: Rotation }[] = [];
  for (const [index, rotation] of rotations.entries()) {
    const id = await stage.createClient(subject, `client-${index}`);
    await stage.validate(subject, id, rotation);
    clients.push({ id, rotation });
  }
  let [kills, cut, ended] = [0, 0, 0];
  let spread = 60;

  const askAll = (of: Subject) =>
    Promise.allSettled(clients.map(({ id }) => of.order('fresh', id)));

  /** One process asks for all, and dies somewhere on the way. */
  async function killInTheMiddle(): Promise<void> {
    stage.provider.usually(moody);
    await stage.later(subject);
    const asked = askAll(subject);
    await sleep(random() * spread);
    await subject.kill();
    kills += 1;
    const unanswered = (await asked).filter(({ status }) => status === 'rejected').length;
    // Aims at the time that a round takes on this machine, so that about half of it is done.
    spread *= unanswered > clients.length / 2 ? 1.1 : 0.9;
    if (unanswered > 0) cut += 1;
    expect(await stage.broken({ settled: false })).toEqual([]);
    subject = await stage.start();
  }

  while (kills < KILLS) {
    await killInTheMiddle();
    // Recoveries die as well as anything else.
    while (random() < 0.5 && kills < KILLS) await killInTheMiddle();
    stage.provider.usually(undefined);
    await stage.later(subject);
    const settled = await askAll(subject);
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
    stage.provider.later(60_000);
    for (const [index, { id, rotation }] of clients.entries()) {
      const answer = settled[index];
      if (answer?.status === 'fulfilled' && answer.value.accessToken) continue;
      // Only a provider that takes no used token at all may end a grant.
      expect(rotation, JSON.stringify({ kills, answer })).toBe('strict');
      ended += 1;
      const again = await stage.validate(subject, id, rotation);
      expect(again).toMatchObject({ status: 'SUCCEEDED' });
    }
  }
  expect(cut).toBeGreaterThan(KILLS / 4);
  console.log(
    `${kills} kills, ${cut} of them in the middle of a refresh; ${ended} strict grants ended`,
  );
}, 1_800_000);
