import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busy } from './behaviour.js';
import type { Rotation } from './ledger.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import { strikeAtEachPlace } from './strike-loop.js';
import { Died, type Subject } from './subject.js';

/** For a loop of kills on a busy machine: a hang still ends. */
const LONG = 240_000;

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProcess();
});

let stage: Stage;
let clientId: string;
let lost: number;
beforeEach(async () => {
  lost = 0;
  stage = await setStage(bundle);
});
afterEach(() => stage.close());

const rotations: Rotation[] = ['strict', 'grace', 'none'];
const requests = () => stage.provider.requests.filter((one) => one.grantType === 'refresh_token');
const stored = async () => (await stage.evidence({ settled: false })).grants[0];

async function granted(rotation: Rotation): Promise<Subject> {
  const subject = await stage.start();
  clientId = await stage.createClient(subject, 'contoso');
  expect(await stage.validate(subject, clientId, rotation)).toMatchObject({ status: 'SUCCEEDED' });
  await stage.later(subject);
  return subject;
}

/** What the stored refresh token is worth decides what the next process may say. */
async function recovers(subject: Subject, rotation: Rotation): Promise<void> {
  expect(await stage.broken({ settled: false, subject })).toEqual([]);
  const { refreshToken = '' } = (await stored()) ?? {};
  const alive = stage.provider.ledger.works(refreshToken);
  if (rotation !== 'strict') expect(alive).toBe(true);
  await stage.later(subject);
  const got = await subject.order('fresh', clientId);
  if (alive) expect(got).toHaveProperty('accessToken');
  else expect(got.reason).toContain('An answer of the provider was lost');
  expect(await stage.broken({ settled: true, subject })).toEqual([]);
  if (!alive) {
    expect(await stored()).toMatchObject({ status: 'reauth_required' });
    lost += 1;
    const { audit } = await stage.evidence({ settled: true });
    expect(audit.filter(({ action }) => action === 'oauth-client.grant-ended')).toHaveLength(lost);
    const asked = requests().length;
    await subject.order('fresh', clientId);
    expect(requests()).toHaveLength(asked);
    expect(await stage.validate(subject, clientId, rotation)).toMatchObject({
      status: 'SUCCEEDED',
    });
  }
  await stage.later(subject);
}

describe.each(rotations)('F2 a refresh at a provider with rotation %s', (rotation) => {
  it(
    'survives kill -9 at every place that it passes',
    async () => {
      await (await granted(rotation)).kill();
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: (subject) => subject.order('fresh', clientId),
        after: (subject) => recovers(subject, rotation),
      });
      expect(places).toEqual([
        ...['refresh.leased', 'token.sending', 'token.answering', 'refresh.answered'],
        ...['refresh.storing', 'refresh.stored'],
      ]);
    },
    LONG,
  );

  it(
    'F24 survives an error at every place that it passes, without a restart',
    async () => {
      await (await granted(rotation)).kill();
      const places = await strikeAtEachPlace(stage, {
        how: 'throw',
        act: (subject) => subject.order('fresh', clientId),
        after: (subject) => recovers(subject, rotation),
      });
      expect(places).toContain('refresh.answered');
    },
    LONG,
  );

  it.each([
    ['on the wire', { waitMs: 60_000 }],
    ['answered by nobody after the provider has given the tokens', { hang: 'after' }],
  ] as const)('survives kill -9 while the request is %s', async (_when, behaviour) => {
    const subject = await granted(rotation);
    stage.provider.next(behaviour);
    const arrival = stage.provider.nextArrival();
    const asking = subject.order('fresh', clientId);
    await arrival;
    await subject.kill();
    await expect(asking).rejects.toThrow(Died);
    await recovers(await stage.start(), rotation);
  });
});

describe('F2 a refresh that is refused', () => {
  it(
    'survives kill -9 while the refusal is written, and is asked again',
    async () => {
      await (await granted('strict')).kill();
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: (subject) => {
          stage.provider.next(busy(500));
          return subject.order('fresh', clientId);
        },
        after: async (subject) => {
          stage.provider.forget();
          await recovers(subject, 'strict');
        },
      });
      expect(places).toContain('refresh.postponing');
    },
    LONG,
  );

  it(
    'survives kill -9 while the end of the grant is written, which is told once',
    async () => {
      await (await granted('strict')).kill();
      let ends = 0;
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: async (subject) => {
          const { refreshToken = '' } = (await stored()) ?? {};
          const family = stage.provider.ledger.familyOf(refreshToken);
          if (family) stage.provider.ledger.end(family);
          return subject.order('fresh', clientId);
        },
        after: async (subject) => {
          await stage.later(subject);
          expect(await subject.order('fresh', clientId)).toHaveProperty('reason');
          ends += 1;
          const { audit, grants } = await stage.evidence({ settled: true });
          expect(grants).toMatchObject([{ status: 'reauth_required' }]);
          const told = audit.filter(({ action }) => action === 'oauth-client.grant-ended');
          expect(told).toHaveLength(ends);
          expect(await stage.broken({ settled: true, subject })).toEqual([]);
          await stage.validate(subject, clientId, 'strict');
          await stage.later(subject);
        },
      });
      expect(places).toContain('refresh.ending');
    },
    LONG,
  );
});
