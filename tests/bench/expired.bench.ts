import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bench, describe } from 'vitest';
import { createProgram } from '../testkit/people.js';
import type { Mailkey } from '../testkit/mailkey.js';
import { median, rounded, startProgram } from './programs.js';
import { openServed, report } from './served.js';

const ROUNDS = 5;
const CALLERS = 1000;
/** Milliseconds in which the provider answers; each round is about another grant. */
const PROVIDER = 200;
const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt } }`;

interface Load {
  p50: number;
  p99: number;
  failed: number;
}

describe('a token that has ended, asked for by 1,000 at once', () => {
  bench(
    `${ROUNDS} grants, after one to warm up`,
    async () => {
      const provider = await openProvider();
      const mailboxes = ROUNDS + 1;
      const grantedAt = new Date(Date.now() - 24 * 60 * 60_000);
      const served = await openServed({ mailboxes, provider: provider.url, grantedAt });
      const callers = startProgram('callers');
      try {
        await measure(served, provider, callers);
      } finally {
        callers.stop();
        await served.close();
        provider.close();
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

async function measure(
  { server, mailboxIds }: Awaited<ReturnType<typeof openServed>>,
  provider: Awaited<ReturnType<typeof openProvider>>,
  callers: ReturnType<typeof startProgram>,
): Promise<void> {
  const at = { url: server.url } as Mailkey; // all that is asked of it
  const key = await createProgram(at, server.api, { scopes: ['TOKENS'], mailboxIds });
  const headers = { authorization: key.api.authorization ?? '' };
  const { port } = new URL(server.url);
  const rounds: (Load & { refreshes: number; processorMs: number })[] = [];
  for (const id of mailboxIds) {
    const before = { asked: provider.asked(), processorMs: server.takes().processorMs };
    const body = JSON.stringify({ query: ISSUE, variables: { id } });
    const load = await callers.ask<Load>({ port, callers: CALLERS, times: 1, headers, body });
    if (load.failed > 0) throw new Error(`${load.failed} failed`);
    const processorMs = (server.takes().processorMs - before.processorMs) / CALLERS;
    const refreshes = provider.asked() - before.asked;
    if (refreshes !== 1) throw new Error(`${refreshes} refreshes`);
    rounds.push({ ...load, refreshes, processorMs });
  }
  const told = rounds.slice(1);
  const of = (read: (round: (typeof told)[number]) => number) => rounded(median(told.map(read)));
  const table = {
    [`${CALLERS} callers`]: {
      refreshes: Math.max(...told.map(({ refreshes }) => refreshes)),
      providerMs: PROVIDER,
      p50Ms: of(({ p50 }) => p50),
      p99Ms: of(({ p99 }) => p99),
      beyondProviderMs: of(({ p99 }) => p99 - PROVIDER),
      processorMsEach: of(({ processorMs }) => processorMs),
    },
  };
  report('expired', { table });
}

/** A token endpoint that takes its time. */
async function openProvider() {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    const tokens = { access_token: `at-${asked}`, token_type: 'Bearer', expires_in: 3600 };
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(tokens));
    }, PROVIDER);
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    asked: () => asked,
    close: () => void server.close(),
  };
}
