import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSeen } from '../testkit/journey.js';
import { ANA, goodServers, openStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.journey.close());

/** A check of Ana's mailbox after she has consented with this scenario. */
async function rehearsed(scenario: string, mailbox: object = {}): Promise<RunSeen> {
  const { clientId } = await stage.validated(stage.settings('SANDBOX'), { scenario });
  return stage.checked(clientId, { address: ANA, ...mailbox });
}

const stepOf = (run: RunSeen, wanted: string) => run.steps.find(({ name }) => name === wanted);
const namesOf = (run: RunSeen) => run.steps.map(({ name }) => name);

describe('a check whose first facts leave several causes open', () => {
  it('asks POP3 what IMAP refuses, as a step of its own, and says what came of it', async () => {
    const run = await rehearsed('imap-off');
    expect(namesOf(run).at(-1)).toBe('imap.ask-pop3');
    expect(stepOf(run, 'imap.ask-pop3')).toMatchObject({
      status: 'SUCCEEDED',
      detail: 'POP3 opens the mailbox with the same token.',
    });
    expect(run.diagnoses[0]).toMatchObject({
      code: 'imap-disabled-for-mailbox',
      evidence: [expect.any(String), expect.stringContaining('POP3')],
    });
  });

  it.each<[string, string, () => object, string]>([
    ['IMAP', 'token-rejected', () => ({}), 'imap-xoauth2-rejected'],
    ['POP3', 'pop-off', () => goodServers(stage.journey, 'pop3'), 'pop-xoauth2-rejected'],
  ])(
    'asks nothing where %s has refused the login: another one may be refused, too',
    async (_protocol, scenario, servers, code) => {
      const run = await rehearsed(scenario, servers());
      expect(namesOf(run).filter((name) => name.includes('.ask-'))).toEqual([]);
      expect(stepOf(run, 'smtp.resolve')?.status ?? 'SKIPPED').toBe('SKIPPED');
      expect(run.diagnoses.map((one) => one.code)).toContain(code);
    },
  );

  it('asks nothing where the server has said what is wrong', async () => {
    const run = await rehearsed('smtp-off-tenant');
    expect(namesOf(run).join()).not.toContain('.ask-');
  });

  it.each([
    ['plain-on-tls-port', 'imap.ask-plain', 'tls-on-plain-port'],
    ['tls-on-starttls-port', 'imap.ask-tls', 'plain-on-tls-port'],
  ])('is certain of %s by the other way to speak', async (name, step, code) => {
    const { clientId } = await stage.validated(stage.settings('SANDBOX'));
    const incoming = { protocol: 'IMAP', ...stage.journey.sandbox.faultServers[name]?.imap };
    const run = await stage.checked(clientId, { incoming, outgoing: null });
    expect(stepOf(run, step)?.status).toBe('SUCCEEDED');
    expect(run.diagnoses[0]).toMatchObject({ code, certainty: 'CERTAIN' });
    expect(run.diagnoses[0]?.evidence.join(' ')).toContain('Asked further');
  });
});
