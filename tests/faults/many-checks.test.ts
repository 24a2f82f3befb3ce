import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startHoldingServer, type HoldingServer } from '../testkit/holding-server.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createProgram } from '../testkit/people.js';

/** As the configuration has them. */
const PLACES = { total: 20, perKey: 4 };
/** `npm run faults` asks for more. */
const CHECKS = Number(process.env['FAULTS_CHECKS'] ?? 300);
/** On a busy machine; a hang still ends. */
const LONG = 120_000 + CHECKS * 200;

let mailkey: Mailkey;
let admin: Api;
const servers: HoldingServer[] = [];
let mostOfAll = 0;
const count = () => servers.reduce((sum, { callers }) => sum + callers.size, 0);
const watching = setInterval(() => (mostOfAll = Math.max(mostOfAll, count())), 5);

beforeAll(async () => {
  for (let at = 1; at <= 8; at++) servers.push(await startHoldingServer(`127.0.0.${at}`, 40));
  mailkey = await startMailkey({
    env: { SANDBOX: 'off', EGRESS_ALLOW_CIDRS: '127.0.0.0/8' },
    // Where everything happens in one process, a check may take long for other reasons than its server.
    overrides: { checksAtOnce: { ...PLACES, hanging: { afterMs: LONG, slots: 15 } } },
  });
  admin = await mailkey.signedIn();
});
afterAll(async () => {
  clearInterval(watching);
  await mailkey.close();
  for (const server of servers) server.close();
});

async function createMailbox(at: number): Promise<string> {
  const { host = '', port } = servers[at % servers.length] ?? {};
  const input = {
    name: `Box ${at}`,
    address: `box${at}@example.org`,
    authentication: 'PASSWORD',
    password: 'not a real one',
    incoming: { protocol: 'IMAP', security: 'TLS', host, port },
  };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return (await admin.ask(create, { input })).createMailbox.id;
}

const CHECK = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
const check = async (id: string, as = admin): Promise<string> =>
  (await as.ask(CHECK, { id })).checkMailbox.id;

const runOf = async (id: string) =>
  (await admin.ask('query ($id: ID!) { run(id: $id) { status } }', { id })).run;

const underWay = async (): Promise<number> =>
  (await admin.ask('{ mailboxes(first: 0, status: [CHECKING]) { totalCount } }')).mailboxes
    .totalCount;

/** How long others wait for an answer meanwhile, until it is told to stop: the 95th of a hundred, in milliseconds. */
function measureAnswers() {
  const taken: number[] = [];
  let over = false;
  const measuring = (async () => {
    while (!over) {
      const since = performance.now();
      await admin.ask('{ mailboxes(first: 20) { nodes { id status } } }');
      taken.push(performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return async (): Promise<number> => {
    over = true;
    await measuring;
    return Math.round(taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0);
  };
}

describe('F19 hundreds of checks at once', () => {
  it(
    'all end, twenty at a time and four of a server, while others are answered and have their turn',
    async ({ annotate }) => {
      const mailboxes = await Promise.all(
        Array.from({ length: CHECKS }, (_, at) => createMailbox(at)),
      );
      const own = await createMailbox(CHECKS);
      const program = await createProgram(mailkey, admin, { scopes: ['OPERATE'] });
      const since = performance.now();
      const answers = measureAnswers();
      const runs = await Promise.all(mailboxes.map((id) => check(id)));
      const last = runs.pop() ?? '';
      const cancel = 'mutation ($id: ID!) { cancelRun(id: $id) { status } }';
      expect(await admin.ask(cancel, { id: last })).toEqual({ cancelRun: { status: 'CANCELLED' } });

      // Somebody else's only check does not stand behind all of these.
      const quick = await check(own, program.api);
      await expect.poll(() => runOf(quick)).toEqual({ status: 'FAILED' });
      expect(await underWay()).toBeGreaterThan(20);

      await expect.poll(underWay, { timeout: LONG, interval: 200 }).toBe(0);
      const seconds = Math.round((performance.now() - since) / 1000);
      await annotate(
        `${CHECKS} checks in ${seconds} s; answers meanwhile: p95 ${await answers()} ms`,
      );
      expect(await runOf(last)).toEqual({ status: 'CANCELLED' });
      const ends = await Promise.all(runs.map(runOf));
      expect(ends.filter(({ status }) => status !== 'FAILED')).toEqual([]);
      expect(mostOfAll).toBeLessThanOrEqual(20);
      // How many really meet there depends on the machine; never more than four do.
      const meetings = servers.map(({ most }) => most);
      expect(Math.max(...meetings)).toBeLessThanOrEqual(4);
      expect(Math.min(...meetings)).toBeGreaterThan(0);
    },
    LONG,
  );
});
