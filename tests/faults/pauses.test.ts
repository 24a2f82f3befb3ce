import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates, type Certificates } from '../servers/certificates.js';
import { setJourneyStage, type JourneyStage } from './journey-stage.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import type { RunEnd } from './process/orders.js';
import { strikeAtEachPlace } from './strike-loop.js';
import type { Subject } from './subject.js';

/** For a loop on a busy machine: a hang still ends. */
const LONG = 240_000;

let bundle: Bundle;
let certificates: Certificates;
beforeAll(async () => {
  certificates = createCertificates();
  bundle = await bundleProcess();
});

let stage: JourneyStage;
let clientId: string;
beforeEach(async () => {
  stage = await setJourneyStage(bundle, certificates);
});
afterEach(() => stage.close());

/** A client that has been validated, and a mailbox that uses it; nobody works with them yet. */
async function furnished(): Promise<string> {
  const first = await stage.validated();
  clientId = first.clientId;
  const mailboxId = await stage.createMailbox(first.subject, clientId);
  await first.subject.kill();
  return mailboxId;
}

describe.each(['sleep:30', 'stop'] as const)('a pause at every place (%s)', (how) => {
  it(
    'of a refresh costs time and nothing else',
    async () => {
      await furnished();
      const asked = () => stage.provider.requests.length;
      let before = 0;
      const places = await strikeAtEachPlace(stage, {
        how,
        act: async (subject) => {
          await stage.later(subject);
          before = asked();
          expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
        },
        after: async (subject) => {
          expect(asked()).toBe(before + 1);
          expect(await stage.broken({ settled: true, subject })).toEqual([]);
        },
      });
      expect(places).toContain('refresh.storing');
    },
    LONG,
  );

  it(
    'of a validation costs time and nothing else',
    async () => {
      await furnished();
      const places = await strikeAtEachPlace(stage, {
        how,
        act: async (subject) => {
          const run = await stage.validate(subject, clientId, 'strict');
          expect(run).toMatchObject({ status: 'SUCCEEDED' });
        },
        after: isWhole,
      });
      expect(places).toContain('validate.storing');
    },
    LONG,
  );

  it(
    'of a check costs time and nothing else',
    async () => {
      const mailboxId = await furnished();
      const places = await strikeAtEachPlace(stage, {
        how,
        act: async (subject) => {
          const run = await stage.check(subject, mailboxId);
          expect(run).toMatchObject({ status: 'SUCCEEDED' });
        },
        after: isWhole,
      });
      expect(places).toContain('probe.authenticate');
    },
    LONG,
  );
});

describe('an error at every place', () => {
  /** What was struck has ended, in whatever way; the next is as ever. */
  const worksAgain = async (subject: Subject, again: () => Promise<RunEnd>): Promise<void> => {
    await isWhole(subject);
    expect(await again()).toMatchObject({ status: 'SUCCEEDED' });
    expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
    await isWhole(subject);
  };

  it(
    'of a validation ends it, and the next one works',
    async () => {
      await furnished();
      const validate = (subject: Subject) => stage.validate(subject, clientId, 'strict');
      const places = await strikeAtEachPlace(stage, {
        how: 'throw',
        act: validate,
        after: async (subject, place) => {
          // The person at the provider has ten minutes still: nothing of the server's waits for that.
          const status = async () => (await stage.lastRun())?.status;
          if (place !== 'validate.redirecting') await expect.poll(status).not.toBe('WAITING');
          await worksAgain(subject, () => validate(subject));
        },
      });
      expect(places).toContain('validate.storing');
    },
    LONG,
  );

  it(
    'of a check ends it, and the next one works',
    async () => {
      const mailboxId = await furnished();
      const check = (subject: Subject) => stage.check(subject, mailboxId);
      const places = await strikeAtEachPlace(stage, {
        how: 'throw',
        act: check,
        after: (subject) => worksAgain(subject, () => check(subject)),
      });
      expect(places).toContain('probe.authenticate');
    },
    LONG,
  );
});

async function isWhole(subject: Subject): Promise<void> {
  expect(await stage.broken({ settled: true, subject })).toEqual([]);
}
