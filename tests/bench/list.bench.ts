import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bench, describe } from 'vitest';
import { openListBench, type ListBench } from './list-stage.js';

const FEW = 100;
const MANY = Number(process.env['BENCH_ROWS'] ?? 100_000);
const ROUNDS = 60;
const JSON_FILE = fileURLToPath(new URL('../output/bench-list.json', import.meta.url));

const ROW = `id name address status updatedAt incoming { host } oauthClient { id name }`;
const MAILBOXES = `query ($after: String, $search: String, $status: [MailboxStatus!], $host: String, $since: DateTime,
  $client: ID, $by: MailboxOrder, $direction: OrderDirection) { list: mailboxes(first: 20, after: $after, search: $search,
  status: $status, host: $host, changedSince: $since, oauthClientId: $client, orderBy: $by, direction: $direction) {
  totalCount nodes { ${ROW} } pageInfo { endCursor hasNextPage } } }`;
const CLIENTS = `query ($after: String, $search: String, $status: [OAuthClientStatus!], $by: OAuthClientOrder) {
  list: oauthClients(first: 20, after: $after, search: $search, status: $status, orderBy: $by) {
  totalCount nodes { id name status updatedAt } pageInfo { endCursor hasNextPage } } }`;

interface Answer {
  list: { nodes: { id: string; oauthClient?: { id: string } }[]; pageInfo: { endCursor: string } };
}

/** What is asked of the mailboxes; `last` is the first page. */
const ASKED: Record<string, (last: Answer) => object> = {
  'first page': () => ({}),
  'next page': ({ list }) => ({ after: list.pageInfo.endCursor }),
  'search: one': () => ({ search: 'box42@' }),
  'search: some': () => ({ search: 'BÖX1' }),
  'search: all': () => ({ search: 'example' }),
  'search: none': () => ({ search: 'nobody' }),
  'search: two characters': () => ({ search: '7@' }),
  'one state': () => ({ status: ['FAILING'] }),
  'three states': () => ({ status: ['FAILING', 'UNCHECKED', 'DISABLED'] }),
  'one client': ({ list }) => ({ client: list.nodes[3]?.oauthClient?.id }),
  'one host': () => ({ host: 'imap.7.test' }),
  'by state': () => ({ by: 'STATE' }),
  'by client, from the end': () => ({ by: 'CLIENT', direction: 'DESC' }),
  'by host, failing': () => ({ by: 'HOST', status: ['FAILING'] }),
  'last changed': () => ({ by: 'CHANGED', direction: 'DESC' }),
  'changed since': () => ({ since: new Date(1_700_000_050_000) }),
  'a state and a search': () => ({ status: ['FAILING'], search: 'example' }),
};

describe(`lists among ${MANY} rows, in turn with the same among ${FEW}`, () => {
  bench(
    `${ROUNDS} rounds of each, after five to warm up`,
    async () => {
      const few = await openListBench(FEW, 2);
      const many = await openListBench(MANY, MANY / 50);
      try {
        await measure(few, many);
      } finally {
        await few.close();
        await many.close();
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

async function measure(few: ListBench, many: ListBench): Promise<void> {
  const table: Record<string, { fewMs: number; manyMs: number; ratio: number }> = {};
  const [ofFew, ofMany] = [
    await few.ask<Answer>(MAILBOXES, {}),
    await many.ask<Answer>(MAILBOXES, {}),
  ];
  const inTurn = async (name: string, query: string, variables: [object, object]) => {
    const taken: [number[], number[]] = [[], []];
    for (let round = -5; round < ROUNDS; round += 1) {
      const fewMs = await timed(few, query, variables[0]);
      const manyMs = await timed(many, query, variables[1]);
      if (round < 0) continue;
      taken[0].push(fewMs);
      taken[1].push(manyMs);
    }
    const [fewMs, manyMs] = [median(taken[0]), median(taken[1])];
    table[name] = {
      fewMs: rounded(fewMs),
      manyMs: rounded(manyMs),
      ratio: rounded(manyMs / fewMs),
    };
  };
  for (const [name, asked] of Object.entries(ASKED))
    await inTurn(name, MAILBOXES, [asked(ofFew), asked(ofMany)]);
  await inTurn('OAuth clients', CLIENTS, [{}, {}]);
  await inTurn('OAuth clients: search', CLIENTS, [{ search: 'Tenant 1' }, { search: 'Tenant 1' }]);
  console.table(table);
  mkdirSync(new URL('.', `file://${JSON_FILE}`), { recursive: true });
  writeFileSync(JSON_FILE, JSON.stringify({ few: FEW, many: MANY, table }, undefined, 2));
}

async function timed(of: ListBench, query: string, variables: object): Promise<number> {
  const begun = performance.now();
  await of.ask(query, variables);
  return performance.now() - begun;
}

const rounded = (value: number): number => Number(value.toFixed(2));

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
