import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates, type Certificates } from '../servers/certificates.js';
import { setJourneyStage, type JourneyStage } from './journey-stage.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { strikeAtEachPlace } from './strike-loop.js';

/** For a loop of kills on a busy machine: a hang still ends. */
const LONG = 240_000;

let bundle: Bundle;
let certificates: Certificates;
beforeAll(async () => {
  certificates = createCertificates();
  bundle = await bundleProcess();
});

let stage: JourneyStage;
beforeEach(async () => {
  stage = await setJourneyStage(bundle, certificates);
});
afterEach(() => stage.close());

describe('F1 a validation', () => {
  /** What the run is by then: nobody knows how it ended, or it has ended. */
  const left: Record<string, string> = {
    'validate.opened': 'INTERRUPTED',
    'validate.redirecting': 'INTERRUPTED',
    'validate.used': 'INTERRUPTED',
    'token.sending': 'INTERRUPTED',
    'token.answering': 'INTERRUPTED',
    'validate.answered': 'INTERRUPTED',
    'validate.storing': 'INTERRUPTED',
    'run.ending': 'INTERRUPTED',
    'run.ended': 'SUCCEEDED',
    'run.published': 'SUCCEEDED',
  };

  it(
    'survives kill -9 at every place that it passes, and never touches the former grant',
    async () => {
      const { subject: first, clientId } = await stage.validated();
      await first.kill();
      let former = (await stage.read()).grants[0]?.refreshToken;
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: (subject) => stage.validate(subject, clientId, 'strict'),
        after: async (subject, place) => {
          expect([place, (await stage.lastRun())?.status]).toEqual([place, left[place]]);
          const { grants } = await stage.read();
          expect(grants).toHaveLength(1);
          if (left[place] !== 'SUCCEEDED') expect(grants[0]?.refreshToken).toBe(former);
          await stage.later(subject);
          expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
          expect(await stage.broken({ settled: true, subject })).toEqual([]);
          former = (await stage.read()).grants[0]?.refreshToken;
        },
      });
      expect(places).toEqual(Object.keys(left));
      expect((await stage.read()).grants).toHaveLength(1);
    },
    LONG,
  );

  it('goes on in the browser that was at the provider while Mailkey was restarted', async () => {
    const { subject, clientId } = await stage.validated();
    const { runId, ticket } = await subject.order('validate', clientId);
    const { location, ...browser } = await subject.order('openTicket', ticket);
    await subject.kill();
    const next = await stage.start();
    expect(await stage.broken({ settled: true, subject: next })).toEqual([]);
    const query = stage.provider.consent(location, 'strict').toString();
    expect(await next.order('ended', runId)).toMatchObject({ status: 'INTERRUPTED' });
    const another = await next.order('callback', { clientId, query, ...browser });
    expect(another).not.toBe(runId);
    expect(await next.order('ended', another)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await stage.broken({ settled: true, subject: next })).toEqual([]);
  });

  it('asks once for a code whose answer was lost, and says to validate again', async () => {
    const { subject, clientId } = await stage.validated();
    stage.provider.next({ cut: 'after' });
    const asked = stage.provider.requests.length;
    expect(await stage.validate(subject, clientId, 'strict')).toMatchObject({ status: 'FAILED' });
    expect(stage.provider.requests.length).toBe(asked + 1);
    await stage.later(subject);
    expect(await subject.order('fresh', clientId)).toHaveProperty('accessToken');
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });
});

describe('F3 a check', () => {
  it(
    'survives kill -9 at every place that it passes, with no sign-in more than one',
    async () => {
      const { subject: first, clientId } = await stage.validated();
      const mailboxId = await stage.createMailbox(first, clientId);
      const { server } = stage;
      await first.kill();
      let connections = 0;
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: async (subject) => {
          connections = server.connections;
          return stage.check(subject, mailboxId);
        },
        after: async (subject, place) => {
          const ended = place === 'run.ended' || place === 'run.published';
          expect([place, (await stage.lastRun())?.status]).toEqual([
            place,
            ended ? 'SUCCEEDED' : 'INTERRUPTED',
          ]);
          expect(await stage.broken({ settled: true, subject })).toEqual([]);
          expect(server.connections - connections).toBeLessThanOrEqual(1);
          const again = await stage.check(subject, mailboxId);
          expect(again).toMatchObject({ status: 'SUCCEEDED' });
        },
      });
      expect(places).toEqual([
        ...['check.queued', 'probe.resolve', 'probe.connect', 'probe.secure', 'probe.greet'],
        ...['probe.authenticate', 'probe.open', 'probe.quit'],
        ...['run.ending', 'run.ended', 'run.published'],
      ]);
    },
    LONG,
  );
});
