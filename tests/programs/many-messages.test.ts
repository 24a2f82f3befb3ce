import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../testkit/api.js';
import { documented } from './documented.js';
import { ADDRESS, openStage, type Ended, type Stage } from './stage.js';

const MESSAGES = 1000;
/** The mailbox keeps its newest ones: one too many would push another one out. */
const KEPT = 100;
const AT_A_TIME = 8;

let stage: Stage;
/** Two set-ups of the document: the token by mailkey-token, and by curl, whose start costs a tenth. */
let settings: Record<'byCommand' | 'byCurl', string>;
beforeAll(async () => {
  stage = await openStage({
    // Limits that are met, and that do not make a thousand take ten minutes.
    overrides: { rates: { handOut: 900, key: 1800 } },
  });
  const text = (file: string) => documented(file, stage);
  await stage.write('.config/mailkey/token', text('~/.config/mailkey/token'));
  await stage.write('.config/mailkey/header', text('~/.config/mailkey/header'));
  const byCommand = text('~/.msmtprc');
  const byCurl = byCommand.replace(/^passwordeval .*\n/m, text('~/.msmtprc, by curl'));
  settings = {
    byCommand: await stage.write('by-command', byCommand),
    byCurl: await stage.write('by-curl', byCurl),
  };
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

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Each message in a process of its own, several at once; those that were not sent. */
async function sendAll(subject: string, files: string[]): Promise<Ended[]> {
  const numbers = upTo(files.length);
  const failed: Ended[] = [];
  const send = async (): Promise<void> => {
    for (let at = numbers.pop(); at !== undefined; at = numbers.pop()) {
      const input = `From: ${ADDRESS}\nSubject: ${subject} ${at}\n\nText\n`;
      const ended = await stage.run('msmtp', ['-C', files[at] ?? '', ADDRESS], { input });
      if (ended.code !== 0) failed.push(ended);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, send));
  return failed;
}

/** The numbers of these messages among the newest in the mailbox, sorted. */
async function arrived(subject: string): Promise<number[]> {
  const { host, port } = stage.journey.sandbox.servers.imapTls;
  const input =
    'A EXAMINE INBOX\r\nB FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])\r\nC LOGOUT\r\n';
  const { stdout } = await stage.run('mailkey-token', ['--imap', `${host}:${port}`, ADDRESS], {
    input,
  });
  const found = stdout.matchAll(new RegExp(`^Subject: ${subject} (\\d+)\\r$`, 'gm'));
  return [...found].map(([, at]) => Number(at)).sort((a, b) => a - b);
}

it('messages wait for their turn where the limit has just been used up', async () => {
  await takeAll();
  const files = upTo(40).map((at) => (at % 2 ? settings.byCommand : settings.byCurl));
  expect(await sendAll('Waiting', files)).toEqual([]);
  expect(await arrived('Waiting')).toEqual(upTo(40));
});

// A start of Node.js for each takes minutes: one of ten has its token from mailkey-token, the others from curl.
it('of a thousand in a row none is lost and none comes twice', { timeout: 1_800_000 }, async () => {
  const files = upTo(KEPT).map((at) => (at % 10 ? settings.byCurl : settings.byCommand));
  await takeAll();
  const began = performance.now();
  for (let sent = 0; sent < MESSAGES; sent += KEPT) {
    expect(await sendAll(`Many ${sent}`, files)).toEqual([]);
    expect(await arrived(`Many ${sent}`)).toEqual(upTo(KEPT));
  }
  console.log(`${MESSAGES} messages in ${Math.round((performance.now() - began) / 1000)} s`);
});
