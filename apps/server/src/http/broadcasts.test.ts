import { buildSchema, createSourceEventStream, parse, type GraphQLError } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { Actor } from '../features/access/actor.js';
import { createEvents, follow, type Events } from '../lib/events.js';
import { createLog } from '../lib/log.js';
import { createBroadcasts, type Broadcasts } from './broadcasts.js';

const SCHEMA = `type Query { a: Int }
  type Thing { id: ID! name: String! mine: String secret: String long: String }
  type Subscription { changed(id: ID): Thing run(id: ID): Thing }`;

const viewer: Actor = {
  kind: 'user',
  id: 'v',
  email: 'v@example.org',
  role: 'VIEWER',
  sessionId: 's1',
  recent: false,
  expiresAt: new Date(1),
};
const another: Actor = {
  ...viewer,
  id: 'w',
  email: 'w@example.org',
  sessionId: 's2',
  recent: true,
};
const admin: Actor = { ...viewer, role: 'ADMIN' };
const key: Actor = {
  kind: 'api-key',
  id: 'k',
  name: 'k',
  scopes: ['READ', 'OPERATE'],
  mailboxIds: ['m'],
  openings: null,
  expiresAt: null,
};

let events: Events;
let broadcasts: Broadcasts;
let reads: number;
let names: number;
beforeEach(() => {
  [events, reads, names] = [createEvents(), 0, 0];
  const formatted = (errors: readonly GraphQLError[]) => errors;
  broadcasts = createBroadcasts({ log: createLog('silent'), formatted });
});

const row = (id: string) => ({
  id,
  name: () => `name ${(names += 1)}`,
  mine: (_args: object, { actor }: { actor: Actor }) =>
    `${actor.id}${actor.kind === 'user' ? actor.email + actor.sessionId : actor.mailboxIds.join()}`,
  long: 'x'.repeat(50_000),
  secret: () => {
    throw new Error('broken');
  },
});

/** What is sent stays with the system until `read`. */
async function watch(
  actor: Actor,
  { query = 'subscription { changed { id name } }', variables = {} as object } = {},
) {
  const told: { id: string; payload: { data: { changed: object } } }[] = [];
  const unread: (() => void)[] = [];
  const socket = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    closed: 0,
    close: (code: number) => Object.assign(socket, { closed: code, readyState: 2 }),
    send(text: string, sent: () => void): void {
      told.push(JSON.parse(text));
      unread.push(sent);
    },
  };
  const schema = buildSchema(SCHEMA);
  const fields = schema.getSubscriptionType()?.getFields() ?? {};
  for (const [name, topic] of [['changed', 'mailbox'] as const, ['run', 'run'] as const])
    Object.assign(fields[name] ?? {}, {
      extensions: { beginsWithState: name === 'run' },
      subscribe: (_root: unknown, { id }: { id?: string }) =>
        follow(events.subscribe(topic, id), read),
      resolve: (root: unknown) => root,
    });
  const args = {
    schema,
    document: parse(query),
    variableValues: variables as Record<string, unknown>,
    contextValue: { actor, request: { ip: '192.0.2.1', userAgent: 'me' } },
  };
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) throw new Error(JSON.stringify(source));
  const at = { socket: socket as unknown as WebSocket, id: 'one' };
  const member = broadcasts.join(at, args, source)[Symbol.asyncIterator]();
  const readAll = (): void => unread.splice(0).forEach((sent) => sent());
  return { told, socket, readAll, leave: () => member.return?.(), ended: member.next() };
}

async function read(id: string) {
  reads += 1;
  return row(id);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
async function change(id = 'a', topic: 'mailbox' | 'run' = 'mailbox'): Promise<void> {
  events.publish(topic, id);
  await settled();
}

describe('one change', () => {
  it('is read and executed once for all who watch the same with the same rights', async () => {
    const all = await Promise.all([watch(viewer), watch(another), watch(viewer)]);
    await change();
    expect([reads, names]).toEqual([1, 1]);
    for (const { told } of all)
      expect(told).toEqual([
        { id: 'one', type: 'next', payload: { data: { changed: { id: 'a', name: 'name 1' } } } },
      ]);
  });

  it('is the same for a key whose scopes stand in another order', async () => {
    await Promise.all([watch(key), watch({ ...key, id: 'l', scopes: ['OPERATE', 'READ'] })]);
    await change();
    expect(reads).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['another role', () => watch(admin)],
    ['a key', () => watch(key)],
    ['a key of fewer scopes', () => watch({ ...key, scopes: ['READ'] })],
    ['another document', () => watch(viewer, { query: 'subscription { changed { name } }' })],
    ['another subject', () => watch(viewer, { query: BY_ID, variables: { id: 'a' } })],
  ])('is executed by itself for %s', async (_name, other) => {
    await Promise.all([watch(viewer), watch({ ...key, scopes: ['OPERATE'] }), other()]);
    await change();
    expect(reads).toBe(3);
  });

  it('shows nothing of the one whose subscription was the first', async () => {
    const query = 'subscription { changed { mine } }';
    const [first, second] = await Promise.all([
      watch(viewer, { query }),
      watch(another, { query }),
    ]);
    const program = await watch(key, { query });
    await change();
    for (const { told } of [first, second, program])
      expect(told[0]?.payload.data).toEqual({ changed: { mine: '' } });
  });

  it('tells of one subject those alone who watch it', async () => {
    const [one, other] = await Promise.all(
      ['a', 'b'].map((id) => watch(viewer, { query: BY_ID, variables: { id } })),
    );
    await change('b');
    expect([one?.told.length, other?.told.length, reads]).toEqual([0, 1, 1]);
  });

  it('shows a failure of a field to all, and goes on', async () => {
    const query = 'subscription { changed { id secret } }';
    const all = await Promise.all([watch(viewer, { query }), watch(another, { query })]);
    for (const time of [1, 2]) {
      await change();
      for (const { told, readAll } of all) {
        expect(told).toHaveLength(time);
        expect(told[0]?.payload).toMatchObject({ errors: [{ message: 'broken' }] });
        readAll();
      }
    }
  });
});

const BY_ID = 'subscription ($id: ID) { changed(id: $id) { id name } }';

describe('those who watch together', () => {
  it('leave one by one; with the last one the source ends, and the next begins anew', async () => {
    const [one, two] = await Promise.all([watch(viewer), watch(viewer)]);
    await one.leave();
    await change();
    expect([one.told.length, two.told.length]).toEqual([0, 1]);
    await two.leave();
    expect(await two.ended).toEqual({ done: true, value: undefined });
    await change();
    expect(reads).toBe(1);
    const three = await watch(viewer);
    await change();
    expect([three.told.length, reads]).toEqual([1, 2]);
  });

  it('are shown what was told last where the state comes first', async () => {
    const query = 'subscription { run { id name } }';
    await watch(viewer, { query });
    await change('a', 'run');
    const late = await watch(another, { query });
    expect(late.told).toHaveLength(1);
    const [live] = await Promise.all([watch(viewer)]);
    await change();
    expect([(await watch(viewer)).told.length, live?.told.length]).toEqual([0, 1]);
  });

  it('hear of a subject once when they read late, the newest, and hold up nobody', async () => {
    const [slow, quick] = await Promise.all([watch(viewer), watch(viewer)]);
    for (const id of ['a', 'a', 'a', 'b', 'a']) {
      await change(id);
      quick.readAll();
    }
    expect([slow.told.length, quick.told.length]).toEqual([1, 5]);
    for (let more = 0; more < 5; more += 1) slow.readAll();
    expect(slow.told.map(({ payload }) => payload.data.changed)).toEqual([
      { id: 'a', name: 'name 1' },
      { id: 'b', name: 'name 4' },
      { id: 'a', name: 'name 5' },
    ]);
  });

  it('are given up one by one when too much waits for them, and hear nothing once they are', async () => {
    const query = 'subscription { changed { id long } }';
    const [slow, quick] = await Promise.all([watch(viewer, { query }), watch(viewer, { query })]);
    for (let at = 0; slow.socket.closed === 0 && at < 50; at += 1) {
      events.publish('mailbox', `${at}`);
      await new Promise((resolve) => setImmediate(resolve));
      quick.readAll();
    }
    expect([slow.socket.closed, quick.socket.closed]).toEqual([1013, 0]);
    slow.readAll();
    expect(slow.told).toHaveLength(1);
  });
});
