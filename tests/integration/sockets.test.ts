import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, createProgram, signIn, type Person } from '../testkit/people.js';

let mailkey: Mailkey;
let admin: Api;
let people = 0;
/** How far the clock of Mailkey is ahead. */
let ahead = 0;
beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

interface OpenSocket {
  /** Rejects when it is still open after `within` milliseconds. */
  closed(within: number): Promise<number>;
  events: unknown[];
  isOpen(): boolean;
  send(message: object): void;
}

/** A bare socket, acknowledged and with a subscription to every mailbox. */
async function open(api: Api): Promise<OpenSocket> {
  const cookie = [...api.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(
    `${mailkey.url.replace('http', 'ws')}/graphql`,
    GRAPHQL_TRANSPORT_WS_PROTOCOL,
    { headers: cookie ? { cookie } : {} },
  );
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const events: unknown[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.once('open', () =>
      send({
        type: 'connection_init',
        payload: api.authorization ? { Authorization: api.authorization } : {},
      }),
    );
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as { type: string };
      if (message.type === 'connection_ack') resolve();
      else events.push(message);
    });
  });
  send({
    type: 'subscribe',
    id: '1',
    payload: { query: 'subscription { mailboxChanged { id } }' },
  });
  await sleep(100);
  return {
    events,
    send,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    closed: (within) =>
      Promise.race([
        closed,
        sleep(within, undefined, { ref: false }).then(() => {
          throw new Error('still open');
        }),
      ]),
  };
}

const newPerson = (role: 'VIEWER' | 'ADMIN' = 'VIEWER'): Promise<Person> =>
  createPerson(mailkey, { admin, email: `person-${++people}@example.org`, role });

const change = (id: string, what: string) =>
  admin.ask(`mutation ($id: ID!) { updateUser(id: $id, ${what}) { id } }`, { id });

const NEW_MAILBOX = `mutation { createMailbox(input: { name: "M", address: "m@example.org", authentication: PASSWORD,
  password: "x", incoming: { protocol: IMAP, host: "imap.example.org", port: 993, security: TLS } }) { id } }`;

describe('S3 logout, disabling and a new password end sessions and sockets', () => {
  it.each<[string, (person: Person) => Promise<unknown>]>([
    ['logout', ({ api }) => api.ask('mutation { logout }')],
    ['disabling', ({ id }) => change(id, 'enabled: false')],
    ['another role', ({ id }) => change(id, 'role: OPERATOR')],
    ['a lost password', ({ id }) => admin.ask(`mutation { resetUser(id: "${id}") { url } }`)],
    [
      'an admin who ends the sessions',
      ({ id }) => admin.ask(`mutation { endSessions(userId: "${id}") { id } }`),
    ],
    [
      'the end of this session',
      async ({ api }) => {
        const { sessions } = await api.ask('{ sessions { id } }');
        return api.ask(`mutation { endSession(id: "${sessions[0].id}") }`);
      },
    ],
    [
      'signing in anew in the same browser',
      ({ api, email, password }) =>
        api.ask(`mutation { login(email: "${email}", password: "${password}") { id } }`),
    ],
  ])('%s closes the socket within 5 s', async (_name, end) => {
    const person = await newPerson();
    const before = new Map(person.api.cookies);
    const socket = await open(person.api);
    await end(person);
    expect(await socket.closed(5000)).toBe(4403);
    person.api.cookies.clear();
    before.forEach((value, name) => person.api.cookies.set(name, value));
    expect(await person.api.ask('{ me { id } }')).toEqual({ me: null });
    await expect(open(person.api)).rejects.toThrow('closed with 4403');
  });

  it('a new password closes the sockets of the other browsers, and this one goes on', async () => {
    const person = await newPerson();
    const elsewhere = await signIn(mailkey, person);
    const here = await open(person.api);
    const there = await open(elsewhere);
    await person.api.ask(
      `mutation ($current: String!) { changePassword(current: $current, next: "kT9#vL2qWm4x") { id } }`,
      { current: person.password },
    );
    expect(await there.closed(5000)).toBe(4403);
    expect(here.isOpen()).toBe(true);
    expect(await elsewhere.ask('{ me { id } }')).toEqual({ me: null });
    expect(await person.api.ask('{ me { email } }')).toEqual({ me: { email: person.email } });
  });
});

describe('attack 16: a socket whose right has ended', () => {
  it('closes within 5 s of the revocation of its key, and hears nothing more', async () => {
    const program = await createProgram(mailkey, admin, { scopes: ['READ'] });
    const socket = await open(program.api);
    await admin.ask(NEW_MAILBOX);
    await sleep(200);
    expect(socket.events).toHaveLength(1);
    await admin.ask(`mutation { revokeApiKey(id: "${program.id}") }`);
    await admin.ask(NEW_MAILBOX);
    expect(await socket.closed(5000)).toBe(4403);
    expect(socket.events).toHaveLength(1);
  });

  it('closes when its key expires', async () => {
    const expiresAt = new Date(Date.now() + 1500).toISOString();
    const program = await createProgram(mailkey, admin, { scopes: ['READ'], expiresAt });
    const socket = await open(program.api);
    expect(await socket.closed(5000)).toBe(4403);
  });

  it('may begin nothing new in the name of a session that fell idle, and closes within 35 s', async () => {
    const person = await newPerson();
    const socket = await open(person.api);
    ahead = 31 * 60_000;
    try {
      socket.send({
        type: 'subscribe',
        id: '2',
        payload: { query: '{ mailboxes { totalCount } }' },
      });
      await expect
        .poll(() => JSON.stringify(socket.events), { timeout: 10_000 })
        .toContain('Sign in first.');
      expect(await socket.closed(35_000)).toBe(4403);
    } finally {
      ahead = 0;
    }
  });
});
