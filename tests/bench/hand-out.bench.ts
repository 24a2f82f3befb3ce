import { bench, describe } from 'vitest';
import { createProgram } from '../testkit/people.js';
import type { Mailkey } from '../testkit/mailkey.js';
import { median, rounded, startProgram } from './programs.js';
import { openServed, report } from './served.js';

const ROUNDS = 5;
const AT_ONCE = 50;
const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt } }`;
/** Of an authenticated request all but its work. */
const NOTHING = '{ __typename }';

interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

interface Asked {
  server: { port: number; processorMs: () => number };
  headers?: Record<string, string>;
  query: string;
  variables?: object;
}

// Vitest measures the whole of it: the table is what counts.
describe('a token from the cache, in turn with an empty query of a bare Apollo and Express', () => {
  bench(
    `${ROUNDS} rounds of each, after one to warm up`,
    async () => {
      const served = await openServed({
        mailboxes: 1,
        provider: 'http://127.0.0.1/',
        grantedAt: new Date(),
      });
      const bare = startProgram('bare-apollo');
      const callers = startProgram('callers');
      try {
        const port = await bare.next<number>();
        await measure(served, { port, processorMs: bare.processorMs }, callers);
      } finally {
        bare.stop();
        callers.stop();
        await served.close();
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

async function measure(
  { server, mailboxIds: [id = ''] }: Awaited<ReturnType<typeof openServed>>,
  bare: Asked['server'],
  callers: ReturnType<typeof startProgram>,
): Promise<void> {
  const mailkey = {
    port: Number(new URL(server.url).port),
    processorMs: () => server.takes().processorMs,
  };
  const at = { url: server.url } as Mailkey; // all that is asked of it
  const key = await createProgram(at, server.api, { scopes: ['TOKENS', 'READ'], mailboxIds: [id] });
  const headers = { authorization: key.api.authorization ?? '' };
  const cookie = [...server.api.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const rows: Record<string, Asked> = {
    'empty query, bare': { server: bare, query: '{ empty }' },
    'token from the cache': { server: mailkey, headers, query: ISSUE, variables: { id } },
    'empty query, nobody': { server: mailkey, query: NOTHING },
    'empty query, key': { server: mailkey, headers, query: NOTHING },
    'empty query, session': { server: mailkey, headers: { cookie }, query: NOTHING },
  };
  const seen = new Map<string, (Load & { processorMs: number })[]>();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, asked] of Object.entries(rows))
      for (const callersAtOnce of [1, AT_ONCE]) {
        const load = await visit(callers, asked, callersAtOnce);
        const row = `${name}, ${callersAtOnce}`;
        if (load.failed > 0) throw new Error(`${row}: ${load.failed} failed`);
        if (round > 0) seen.set(row, [...(seen.get(row) ?? []), load]);
      }
  const table = Object.fromEntries([...seen].map(([name, loads]) => [name, inOne(loads)]));
  const rate = (name: string): number => table[name]?.perSecond ?? 0;
  const ratio = (callersAtOnce: number): number =>
    rounded(
      rate(`token from the cache, ${callersAtOnce}`) / rate(`empty query, bare, ${callersAtOnce}`),
    );
  report('hand-out', { table, ratioAlone: ratio(1), [`ratioOf${AT_ONCE}`]: ratio(AT_ONCE) });
}

async function visit(
  callers: ReturnType<typeof startProgram>,
  { server, headers, query, variables }: Asked,
  atOnce: number,
): Promise<Load & { processorMs: number }> {
  const times = atOnce === 1 ? 400 : 40;
  const body = JSON.stringify({ query, variables });
  const before = server.processorMs();
  const about = { port: server.port, callers: atOnce, times, headers, body };
  const load = await callers.ask<Load>(about);
  return { ...load, processorMs: (server.processorMs() - before) / (atOnce * times) };
}

/** Medians. */
function inOne(loads: readonly (Load & { processorMs: number })[]) {
  const of = (read: (load: (typeof loads)[number]) => number): number =>
    rounded(median(loads.map(read)));
  return {
    perSecond: Math.round(of(({ perSecond }) => perSecond)),
    p50Ms: of(({ p50 }) => p50),
    p99Ms: of(({ p99 }) => p99),
    processorMsEach: of(({ processorMs }) => processorMs),
  };
}
