import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHoldingServer, type HoldingServer } from '../testkit/holding-server.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

/** Three times as many as there are places, on hosts of which nobody has heard before. */
const HANGING = 60;

let journey: Journey;
let servers: HoldingServer[];
beforeAll(async () => {
  journey = await startJourney();
  const hosts = Array.from({ length: HANGING / 2 }, (_, at) => `127.0.1.${at + 1}`);
  servers = await Promise.all(hosts.map((host) => startHoldingServer(host)));
});
afterAll(async () => {
  await journey.close();
  for (const server of servers) server.close();
});

async function createMailbox(incoming: object, address: string): Promise<string> {
  const password = journey.sandbox.people.find((person) => person.address === address)?.password;
  const input = {
    name: 'Box',
    address,
    authentication: 'PASSWORD',
    password: password ?? 'not a real one',
    incoming: { protocol: 'IMAP', security: 'TLS', ...incoming },
  };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return (await journey.api.ask(create, { input })).createMailbox.id;
}

const CHECK = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
const calls = () => servers.reduce((sum, { seen }) => sum + seen, 0);
const underWay = async (): Promise<number> =>
  (await journey.api.ask('{ mailboxes(first: 0, status: [CHECKING]) { totalCount } }')).mailboxes
    .totalCount;

it('F20 servers that never speak hold up neither a healthy one nor each other', async ({
  annotate,
}) => {
  const { imapTls } = journey.sandbox.servers;
  const program = await createProgram(journey.mailkey, journey.api, { scopes: ['OPERATE'] });
  const healthy = await createMailbox(imapTls, 'paul@sandbox.test');
  const hanging = await Promise.all(
    Array.from({ length: HANGING }, (_, at) => {
      const { host, port } = servers[at % servers.length] ?? {};
      return createMailbox({ host, port }, `box${at}@example.org`);
    }),
  );
  await Promise.all(hanging.map((id) => journey.api.ask(CHECK, { id })));
  await expect.poll(calls).toBeGreaterThanOrEqual(20);

  // Each of them hangs for ten seconds; the healthy one comes in among them, and long before most of the line.
  const since = performance.now();
  const { checkMailbox } = await program.api.ask(CHECK, { id: healthy });
  expect(await journey.ended(checkMailbox.id)).toMatchObject({ status: 'SUCCEEDED' });
  await annotate(`the healthy one took ${Math.round(performance.now() - since)} ms`);
  expect(await underWay()).toBeGreaterThan(HANGING / 2);

  // More of them than there are places wait at their servers at once: they wait side by side.
  await expect
    .poll(() => servers.reduce((sum, { callers }) => sum + callers.size, 0))
    .toBeGreaterThan(20);
});
