import { bench, describe } from 'vitest';
import { median, quantile, rounded, startProgram } from './programs.js';
import { openServed, report } from './served.js';

const SUBSCRIBERS = 1000;
const EVENTS = 20;
const CYCLES = 3;
const RENAME =
  'mutation ($id: ID!, $name: String!) { updateMailbox(id: $id, input: { name: $name }) { id } }';
/** What a row of the list shows. */
const ROW = `subscription { mailboxChanged { id enabled status incomingState outgoingState lastOkAt failingSince
  latestRun { id kind status message } incident { id code openedAt } updatedAt name address
  incoming { protocol } outgoing { host } oauthClient { id name } } }`;

// Vitest measures the whole of it, with what it takes to open the sockets: the table is what counts.
describe(`one event to ${SUBSCRIBERS} subscribers, each with a socket of its own`, () => {
  bench(
    `${EVENTS} events, after one to warm up, and ${CYCLES} times until all have gone`,
    async () => {
      const served = await openServed({
        mailboxes: 1,
        provider: 'http://127.0.0.1/',
        grantedAt: new Date(),
      });
      const subscribers = startProgram('subscribers');
      try {
        await measure(served, subscribers);
      } finally {
        subscribers.stop();
        await served.close();
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

async function measure(
  { server, mailboxIds: [id], held }: Awaited<ReturnType<typeof openServed>>,
  subscribers: ReturnType<typeof startProgram>,
): Promise<void> {
  const cookie = [...server.api.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = `${server.url.replace('http', 'ws')}/graphql`;
  const about = { open: SUBSCRIBERS, url, cookie, query: ROW };
  let renamed = 0;

  async function tell() {
    const processor = server.takes().processorMs;
    const from = performance.timeOrigin + performance.now();
    const told = subscribers.ask<{ times: number[] }>({ next: true });
    await server.api.ask(RENAME, { id, name: `name ${(renamed += 1)}` });
    const after = (await told).times.map((time) => time - from);
    const processorMs = server.takes().processorMs - processor;
    return { p50: quantile(after, 0.5), p99: quantile(after, 0.99), processorMs };
  }

  const memory: number[] = [];
  const rounds: Awaited<ReturnType<typeof tell>>[] = [];
  for (let cycle = 0; cycle <= CYCLES; cycle += 1) {
    await subscribers.ask(about);
    await tell();
    if (cycle === 1) for (let at = 0; at < EVENTS; at += 1) rounds.push(await tell());
    await subscribers.ask({ close: true });
    memory.push(await held());
  }
  const [before = 0] = memory;
  report('live', {
    table: {
      'one event': {
        p50Ms: rounded(median(rounds.map(({ p50 }) => p50))),
        p99Ms: rounded(median(rounds.map(({ p99 }) => p99))),
        processorMsEach: rounded(
          rounds.reduce((sum, { processorMs }) => sum + processorMs, 0) / EVENTS / SUBSCRIBERS,
        ),
      },
    },
    memoryMegabytes: memory.map((bytes) => rounded(bytes / 1e6)),
    memoryRatio: rounded((memory.at(-1) ?? 0) / before),
  });
}
