import 'reflect-metadata';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import { verifyAudit } from '@mailkey/server/features/audit/verify.store';
import type { Database } from '@mailkey/server/db/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const AT_ONCE = 50;
let storage: TemporaryStorage;
let transactions: number;
let audit: ReturnType<typeof createAuditStore>;

beforeEach(async () => {
  storage = await temporaryStorage();
  transactions = 0;
  const { append } = storage.database;
  const counting: Database['transaction'] = (work) => {
    transactions += 1;
    return append(work);
  };
  const database = { ...storage.database, append: counting };
  audit = createAuditStore({ database, clock: () => new Date() });
});
afterEach(() => storage.remove());

const entry = (name: string) => ({
  actor: { kind: 'api-key' as const, id: 'k', name, ip: '127.0.0.1' },
  action: 'access-token.issue',
});
const isWritten = (actorName: string) => storage.database.read.existsBy(AuditEvent, { actorName });

describe('lines that are written at once', () => {
  it('share a transaction, each with a place of its own in the chain', async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => audit.note(entry(`p${at}`))));
    expect(transactions).toBe(1);
    expect(await storage.database.read.count(AuditEvent)).toBe(AT_ONCE);
    expect((await verifyAudit(storage.database)).brokenAt).toBeUndefined();
  });

  it('are there when their writer is answered, whoever else writes meanwhile', async () => {
    const steady = async (writer: number) => {
      for (let line = 0; line < 5; line += 1) {
        const name = `writer ${writer} line ${line}`;
        await audit.note(entry(name));
        expect(await isWritten(name)).toBe(true);
      }
    };
    const other = storage.database.transaction((manager) => audit.record(manager, entry('other')));
    await Promise.all([other, ...Array.from({ length: 10 }, (_, writer) => steady(writer))]);
    expect(await storage.database.read.count(AuditEvent)).toBe(AT_ONCE + 1);
    expect((await verifyAudit(storage.database)).brokenAt).toBeUndefined();
  });
});

describe('a line on its own', () => {
  it('is one statement, that knows where the chain ends', async () => {
    const statements: string[] = [];
    const { append } = storage.database;
    const watched: Database['append'] = (work) =>
      append((manager) => {
        const runner = manager.queryRunner;
        const query = runner?.query.bind(runner) as (...given: unknown[]) => Promise<never>;
        const counting = (...given: unknown[]) => {
          statements.push(String(given[0]).slice(0, 6));
          return query(...given);
        };
        Object.assign(runner ?? {}, { query: counting });
        return work(manager).finally(() => Object.assign(runner ?? {}, { query }));
      });
    const alone = createAuditStore({
      database: { ...storage.database, append: watched },
      clock: () => new Date(),
    });
    for (const name of ['first', 'second', 'third']) await alone.note(entry(name));
    expect(statements).toEqual(['SELECT', 'INSERT', 'INSERT', 'INSERT']);
  });

  it('follows upon what others wrote, and not upon what was taken back', async () => {
    const other = createAuditStore({ database: storage.database, clock: () => new Date() });
    for (let time = 0; time < 3; time += 1) {
      await audit.note(entry(`ours ${time}`));
      await other.note(entry(`theirs ${time}`));
      const taken = storage.database.transaction(async (manager) => {
        await audit.recordAll(manager, [entry('taken'), entry('back')]);
        throw new Error('planned');
      });
      const [, outcome] = await Promise.allSettled([audit.note(entry(`${time}`)), taken]);
      expect(outcome.status).toBe('rejected');
      await storage.database.transaction((manager) => audit.record(manager, entry('with it')));
    }
    expect(await storage.database.read.count(AuditEvent)).toBe(12);
    expect(await isWritten('back')).toBe(false);
    expect((await verifyAudit(storage.database)).brokenAt).toBeUndefined();
  });

  it('says what it was given, whatever that is', async () => {
    const names = ['it’s "quoted" \\ $[0]', '\u0000\ud800 <\n>', '12', '🦦', ''];
    await Promise.all(names.map((name) => audit.note({ ...entry(name), fields: [name, '[]'] })));
    expect((await verifyAudit(storage.database)).brokenAt).toBeUndefined();
    expect(await isWritten('it’s "quoted" \\ $[0]')).toBe(true);
    expect(await isWritten('12')).toBe(true);
  });
});

describe('refusals that could not be written', () => {
  const denied = (index: number) => ({
    actor: { kind: 'user' as const, id: `user ${index % 30}`, name: `p${index}`, ip: '127.0.0.1' },
    action: 'mailbox.delete',
    fields: [`field ${index}`],
  });
  const refuse = (which: string) =>
    storage.database.transaction((manager) =>
      manager.query(
        `CREATE TRIGGER "refuse" BEFORE INSERT ON "audit_event" WHEN ${which} BEGIN SELECT RAISE(ABORT, 'full'); END`,
      ),
    );
  const allow = () =>
    storage.database.transaction((manager) => manager.query('DROP TRIGGER "refuse"'));

  it('are written once, all of them or none, however many wait', async () => {
    await refuse('TRUE');
    const refused = Array.from({ length: 300 }, (_, index) => audit.deny(denied(index)));
    for (const { status } of await Promise.allSettled(refused)) expect(status).toBe('rejected');
    await allow();
    // One of those that no longer fit into the first statement.
    await refuse('NEW."sequence" = 250');
    await expect(audit.deny(denied(300))).rejects.toThrow('full');
    expect(await storage.database.read.count(AuditEvent)).toBe(0);
    await allow();
    await audit.deny(denied(301));
    const written = await storage.database.read.find(AuditEvent);
    expect(written.map(({ actorName }) => actorName).sort()).toEqual(
      Array.from({ length: 302 }, (_, index) => `p${index}`).sort(),
    );
    expect((await verifyAudit(storage.database)).brokenAt).toBeUndefined();
    await audit.close();
  });
});
