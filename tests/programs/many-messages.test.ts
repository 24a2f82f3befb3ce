import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../testkit/api.js';
import { documented } from './documented.js';
import { ADDRESS, openStage, type Ended, type Stage } from './stage.js';

const MESSAGES = 1000;
const AT_A_TIME = 4;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    // The usual limits.
    overrides: { rates: {} },
  });
  await stage.write('.config/mailkey/token', documented('~/.config/mailkey/token', stage));
  await stage.write('.msmtprc', documented('~/.msmtprc', stage));
});
afterAll(() => stage.close());

/** Another program with the same key has just taken all that there is to take. */
async function takeAll(): Promise<void> {
  const program = createApi(stage.journey.mailkey.url);
  const issue = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { expiresAt } }';
  const header = { authorization: `Bearer ${stage.key}` };
  const take = () => program.send(issue, { id: stage.mailboxId }, header);
  for (let tries = 0; tries < 50; tries += 1) {
    const answers = await Promise.all(Array.from({ length: 100 }, take));
    if (answers.some(({ errors }) => errors)) return;
  }
  throw new Error('The limit was not met.');
}

async function sendAll(): Promise<Ended[]> {
  const numbers = Array.from({ length: MESSAGES }, (_, at) => at);
  const failed: Ended[] = [];
  const send = async (): Promise<void> => {
    for (let at = numbers.pop(); at !== undefined; at = numbers.pop()) {
      const input = `From: ${ADDRESS}\nSubject: ${at}\n\nText\n`;
      const ended = await stage.run('msmtp', [ADDRESS], { input });
      if (ended.code !== 0) failed.push(ended);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, send));
  return failed;
}

// Each starts a Node.js for its token: minutes on a machine that is busy.
it('a thousand messages in a row are all sent by msmtp', { timeout: 1_800_000 }, async () => {
  await takeAll();
  const began = performance.now();
  expect(await sendAll()).toEqual([]);
  console.log(`${MESSAGES} messages in ${Math.round((performance.now() - began) / 1000)} s`);
});
