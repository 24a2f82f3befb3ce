import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHoldingServer, type HoldingServer } from '../testkit/holding-server.js';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
let first: HoldingServer;
let other: HoldingServer;
beforeAll(async () => {
  journey = await startJourney({ overrides: { checksAtOnce: { total: 2, perKey: 1 } } });
});
afterAll(() => journey.close());
beforeEach(async () => {
  [first, other] = await Promise.all([
    startHoldingServer('127.0.0.1'),
    startHoldingServer('127.0.0.2'),
  ]);
});
afterEach(() => [first, other].forEach((server) => server.close()));

const at = ({ host, port }: HoldingServer) => ({
  incoming: { protocol: 'IMAP', security: 'TLS', host, port },
});

async function create(server: HoldingServer): Promise<string> {
  const secret = { authentication: 'PASSWORD', password: 'not a real one' };
  const input = { name: 'Box', address: 'box@example.org', ...secret, ...at(server) };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return (await journey.api.ask(create, { input })).createMailbox.id;
}

async function check(id: string): Promise<string> {
  const asked = await journey.api.ask('mutation ($id: ID!) { checkMailbox(id: $id) { id } }', {
    id,
  });
  return asked.checkMailbox.id;
}

const cancel = (id: string) =>
  journey.api.ask('mutation ($id: ID!) { cancelRun(id: $id) { status } }', { id });

const update = (id: string, input: object) =>
  journey.api.ask(
    'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
    { id, input },
  );

/** One check that its server keeps, and one of another mailbox of that server. */
async function twoOfOneServer() {
  const busy = await check(await create(first));
  await expect.poll(() => first.callers.size).toBe(1);
  const mailboxId = await create(first);
  const waiting = await check(mailboxId);
  await expect
    .poll(async () => (await journey.run(waiting)).message)
    .toBe('Waits for its turn: other mailboxes of 127.0.0.1 are being checked.');
  return { busy, mailboxId, waiting };
}

describe('a check that waits for its turn', () => {
  it('says so, runs no step, and goes on when others have ended', async () => {
    const { busy, waiting } = await twoOfOneServer();
    const told: string[] = [];
    const watch = `subscription ($id: ID!) { run(id: $id) { message finishedAt steps { status } } }`;
    const watching = (async () => {
      for await (const { run } of journey.api.subscribe(watch, { id: waiting }))
        told.push(run.message);
    })();
    await expect.poll(() => told).toEqual([expect.stringContaining('Waits for its turn')]);
    const { steps } = await journey.run(waiting);
    expect(steps.every(({ status }) => status === 'PENDING')).toBe(true);
    expect(first.seen).toBe(1);
    await cancel(busy);
    await expect.poll(() => told).toContain('Checking box@example.org.');
    first.release();
    await watching;
    expect((await journey.run(waiting)).status).toBe('FAILED');
  });

  it('says it where there are simply many', async () => {
    await Promise.all([check(await create(first)), check(await create(other))]);
    const third = await startHoldingServer('127.0.0.3');
    const waiting = await check(await create(third));
    await expect
      .poll(async () => (await journey.run(waiting)).message)
      .toBe('Waits for its turn: many other mailboxes are being checked.');
    [first, other, third].forEach((server) => server.close());
    await journey.ended(waiting);
  });

  it('asks the server that the mailbox has by then, and never the former one', async () => {
    const { busy, mailboxId, waiting } = await twoOfOneServer();
    await update(mailboxId, {
      ...at(other),
      outgoing: { ...at(other).incoming, protocol: undefined },
      // Typed for the new server, or it would be dropped.
      password: 'not a real one',
    });
    await cancel(busy);
    await expect.poll(() => other.callers.size).toBe(1);
    expect(first.seen).toBe(1);
    other.release();
    const run = await journey.ended(waiting);
    expect(run).toMatchObject({ status: 'FAILED' });
    expect(run.steps.map(({ name }) => name)).toContain('smtp.connect');
  });

  it('is not done when the mailbox was switched off meanwhile', async () => {
    const { busy, mailboxId, waiting } = await twoOfOneServer();
    await update(mailboxId, { enabled: false });
    await cancel(busy);
    expect(await journey.ended(waiting)).toMatchObject({
      status: 'CANCELLED',
      message: 'The mailbox was switched off before its turn came.',
    });
    expect(first.seen).toBe(1);
  });

  it('ends at once when somebody cancels it', async () => {
    const { busy, waiting } = await twoOfOneServer();
    expect(await cancel(waiting)).toEqual({ cancelRun: { status: 'CANCELLED' } });
    await cancel(busy);
    await expect.poll(() => first.callers.size).toBe(0);
    expect(first.seen).toBe(1);
  });
});
