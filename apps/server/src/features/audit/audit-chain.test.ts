import { describe, expect, it } from 'vitest';
import { auditHash, firstBreak, GENESIS, type ChainedEvent } from './audit-chain.js';

function chain(length: number): (ChainedEvent & { hash: string })[] {
  const events: (ChainedEvent & { hash: string })[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const event: ChainedEvent = {
      sequence,
      at: new Date(sequence),
      actorKind: 'user',
      actorId: 'u',
      actorName: 'ana@example.org',
      ip: '127.0.0.1',
      action: 'mailbox.update',
      outcome: 'DONE',
      subjectKind: 'mailbox',
      subjectId: 'm',
      subjectName: 'Support',
      fields: ['name'],
      previousHash: events.at(-1)?.hash ?? GENESIS,
    };
    events.push({ ...event, hash: auditHash(event) });
  }
  return events;
}

const start = { sequence: 0, hash: GENESIS };

describe('the chain of audit events', () => {
  it('holds as it was written', () => {
    expect(firstBreak(chain(5), start)).toBeUndefined();
  });

  it.each<[string, Partial<ChainedEvent>]>([
    ['its time', { at: new Date(99) }],
    ['who', { actorName: 'ben@example.org' }],
    ['what', { action: 'mailbox.create' }],
    ['the fields', { fields: [] }],
  ])('shows an event with %s changed', (_name, change) => {
    const events = chain(5);
    events[2] = { ...events[2]!, ...change };
    expect(firstBreak(events, start)).toBe(3);
  });

  it('shows an event that was taken out, also at the beginning', () => {
    expect(firstBreak(chain(5).toSpliced(2, 1), start)).toBe(4);
    expect(firstBreak(chain(5).slice(1), start)).toBe(2);
  });
});
