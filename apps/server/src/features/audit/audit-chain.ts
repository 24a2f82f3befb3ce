import { createHash } from 'node:crypto';

/** What is chained: every column but the hash itself. */
export interface ChainedEvent {
  sequence: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  ip: string | null;
  action: string;
  outcome: string;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  fields: string[];
  /** How often, where the same was counted. */
  times?: number;
  previousHash: string;
}

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over all that an event says and over the hash before it: nothing can be changed or left out unseen. */
export function auditHash(event: ChainedEvent): string {
  const said = [
    event.sequence,
    event.at.getTime(),
    event.actorKind,
    event.actorId,
    event.actorName,
    event.ip,
    event.action,
    event.outcome,
    event.subjectKind,
    event.subjectId,
    event.subjectName,
    event.fields,
    event.previousHash,
    // Events from before there was a number have none in their hash.
    ...(event.times === undefined || event.times === 1 ? [] : [event.times]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The sequence number of the first event that breaks the chain; undefined when it holds. */
export function firstBreak(
  events: readonly (ChainedEvent & { hash: string })[],
  from: { sequence: number; hash: string },
): number | undefined {
  let before = from;
  for (const event of events) {
    const follows = event.sequence === before.sequence + 1 && event.previousHash === before.hash;
    if (!follows || auditHash(event) !== event.hash) return event.sequence;
    before = event;
  }
  return undefined;
}
