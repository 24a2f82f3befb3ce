import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { createAuditStore, type AuditStore } from '@mailkey/server/features/audit/audit.store';
import { verifyAudit } from '@mailkey/server/features/audit/verify.store';
import { systemClock } from '@mailkey/server/lib/clock';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

let storage: TemporaryStorage;
let audit: AuditStore;
const entry = { actor: { kind: 'system' }, action: 'mailbox.update', fields: ['name'] } as const;
beforeAll(async () => {
  storage = await temporaryStorage();
  audit = createAuditStore({ database: storage.database, clock: systemClock });
  await Promise.all(Array.from({ length: 20 }, () => audit.note({ ...entry, fields: ['name'] })));
});
afterAll(() => storage.remove());

describe('L3 the audit log', () => {
  it('chains its events, also those that come at once', async () => {
    expect(await storage.database.read.count(AuditEvent)).toBe(20);
    const [last] = await storage.database.read.find(AuditEvent, {
      order: { sequence: 'DESC' },
      take: 1,
    });
    expect(await verifyAudit(storage.database)).toEqual({
      events: 20,
      brokenAt: undefined,
      lastHash: last?.hash,
      archives: [],
    });
  });

  it('is written with the change that it tells, or not at all', async () => {
    const failing = storage.database.transaction(async (manager) => {
      await audit.record(manager, { ...entry, fields: [] });
      throw new Error('planned');
    });
    await expect(failing).rejects.toThrow('planned');
    expect(await storage.database.read.count(AuditEvent)).toBe(20);
  });

  it('can be neither changed nor deleted', async () => {
    const change = storage.database.transaction((manager) =>
      manager.update(AuditEvent, { sequence: 3 }, { action: 'other' }),
    );
    await expect(change).rejects.toThrow(/append-only/);
    const removal = storage.database.transaction((manager) =>
      manager.delete(AuditEvent, { sequence: 3 }),
    );
    await expect(removal).rejects.toThrow(/append-only/);
  });

  it('shows a change that was made behind its back', async () => {
    await storage.database.transaction(async (manager) => {
      await manager.query('DROP TRIGGER "audit_event_no_update"');
      await manager.query(
        `UPDATE "audit_event" SET "actorName" = 'somebody else' WHERE "sequence" = 7`,
      );
    });
    expect((await verifyAudit(storage.database)).brokenAt).toBe(7);
  });
});
