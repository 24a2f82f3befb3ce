import { Session } from '@mailkey/server/features/access/session.entity';
import { createSessionStore } from '@mailkey/server/features/access/session.store';
import { createUserStore } from '@mailkey/server/features/access/user.store';
import { OAuthClientReservation } from '@mailkey/server/features/oauth-clients/client-draft.entity';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { createNarrowGate } from '@mailkey/server/lib/narrow-gate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const DAY = 24 * 60 * 60_000;
const REQUEST = { ip: '127.0.0.1', userAgent: 'test' };

let storage: TemporaryStorage;
let now = new Date('2027-03-01T08:00:00Z');
const clock = () => now;
beforeAll(async () => {
  storage = await temporaryStorage();
});
afterAll(() => storage.remove());

it('forgets sessions that are over for 30 days, of whomever they were, and keeps the others', async () => {
  const { database, keyring } = storage;
  const hashing = createNarrowGate({ atOnce: 1, waiting: 1 });
  const users = createUserStore({ database, keyring, clock, hashing });
  const sessions = createSessionStore({ database, clock });
  const started = async (email: string) =>
    database.transaction(async (manager) => {
      const person = { email, passwordHash: 'none', role: 'VIEWER', joinedAt: now } as const;
      const user =
        (await users.currentByEmail(manager, email)) ?? (await users.insert(manager, person));
      return (await sessions.start(manager, user, REQUEST as never)).id; // a request has no more to say here
    });
  await started('ana@example.org');
  now = new Date(now.getTime() + 30.5 * DAY - 1000);
  const held = await started('ben@example.org');
  expect(await database.read.count(Session)).toBe(2);
  now = new Date(now.getTime() + 1000);
  const fresh = await started('ben@example.org');
  const left = (await database.read.find(Session)).map(({ id }) => id);
  expect(left.sort()).toEqual([held, fresh].sort());
});

it('forgets reserved ids whose form was left open for too long', async () => {
  const { database, keyring } = storage;
  const clients = createOAuthClientStore({ database, keyring, clock });
  await clients.reserve('ana');
  now = new Date(now.getTime() + 7 * DAY - 1000);
  const held = await clients.reserve('ana');
  now = new Date(now.getTime() + 1000);
  const last = await clients.reserve('ben');
  const left = (await database.read.find(OAuthClientReservation)).map(({ id }) => id);
  expect(left.sort()).toEqual([held, last].sort());
});
