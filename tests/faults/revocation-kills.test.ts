import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Family } from './ledger.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import { strikeAtEachPlace } from './strike-loop.js';
import type { Subject } from './subject.js';

/** For a loop of kills on a busy machine: a hang still ends. */
const LONG = 240_000;

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProcess();
});

let stage: Stage;
let clientId: string;
beforeEach(async () => {
  stage = await setStage(bundle, { takesBack: true });
});
afterEach(() => stage.close());

const family = (): Family | undefined => stage.provider.ledger.families.at(-1);
/** How often the log tells something, of all the grants together. */
const told = async (action: string) =>
  (await stage.evidence({ settled: false })).audit.filter((event) => event.action === action)
    .length;

async function granted(subject: Subject): Promise<void> {
  expect(await stage.validate(subject, clientId, 'strict')).toMatchObject({ status: 'SUCCEEDED' });
}

async function begin(): Promise<Subject> {
  const subject = await stage.start();
  clientId = await stage.createClient(subject, 'contoso');
  await granted(subject);
  return subject;
}

describe('O13 the revocation of a grant', () => {
  it(
    'survives kill -9 at every place that it passes: the provider is told, and the log once',
    async () => {
      await (await begin()).kill();
      let revoked = 0;
      const places = await strikeAtEachPlace(stage, {
        how: 'kill',
        act: (subject) => subject.order('revoke', clientId),
        after: async (subject, place) => {
          if (place === 'revocation.writing') {
            // Nothing was written, so nothing has happened.
            expect((await stage.evidence({ settled: false })).grants).toHaveLength(1);
            expect(family()?.ended).toBeUndefined();
            return;
          }
          revoked += 1;
          await stage.later(subject, 2);
          await expect.poll(() => told('grant.given-back')).toBe(revoked);
          expect(family()?.ended).toBe('revoked');
          expect(await told('grant.revoke')).toBe(revoked);
          expect(await stage.broken({ settled: true, subject })).toEqual([]);
          await granted(subject);
        },
      });
      expect(places).toEqual(
        expect.arrayContaining([
          ...['revocation.writing', 'revocation.written', 'revocation.claimed'],
          ...['token.sending', 'token.answering', 'revocation.answered', 'revocation.settling'],
        ]),
      );
    },
    LONG,
  );

  it('reaches the tokens of a refresh that is under way when the client is deleted', async () => {
    const subject = await begin();
    await stage.later(subject);
    let answer = (): void => undefined;
    stage.provider.next({ answerWhen: new Promise((resolve) => (answer = resolve)) });
    const arrival = stage.provider.nextArrival();
    const asking = subject.order('fresh', clientId).catch(() => undefined);
    await arrival;
    await expect.poll(() => family()?.former.size).toBe(1);
    await subject.order('deleteClient', clientId);
    await expect.poll(() => told('grant.given-back')).toBe(1);
    // The provider has replaced that token, and knows it no longer: the grant lives by the new one.
    expect(family()?.ended).toBeUndefined();
    answer();
    await asking;
    await expect.poll(() => family()?.ended).toBe('revoked');
    expect(await stage.broken({ settled: true, subject })).toEqual([]);
  });
});
