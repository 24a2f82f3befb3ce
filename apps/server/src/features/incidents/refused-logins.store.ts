import { MoreThan, Not, type EntityManager } from 'typeorm';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { loginsKey } from './cause-key.js';
import type { Cause, IncidentStore } from './incident.store.js';
import { LATELY_MS, refusedTogether, TOGETHER } from './refused-together.js';

interface RefusedLogin {
  mailboxId: string;
  /** The server that has refused it: `host:port`. */
  by: string;
  at: Date;
}

/**
 * The cause of a refused login: the mailbox's own, or the one that it shares with those whose login the
 * same server refuses at that time, so that somebody is told once and not five hundred times.
 */
export async function causeOfRefusal(
  manager: EntityManager,
  incidents: Pick<IncidentStore, 'openOf'>,
  { cause, login }: { cause: Cause; login: RefusedLogin },
): Promise<Cause> {
  const { mailboxId, by, at } = login;
  if (!cause.key.startsWith('mailbox:')) return cause;
  const host = by.slice(0, by.lastIndexOf(':'));
  const key = loginsKey(host);
  const open = (await incidents.openOf(manager, mailboxId)).map(({ causeKey }) => causeKey);
  // Where it was told of alone, nobody is told again.
  if (open.some((known) => known.startsWith('mailbox:'))) return cause;
  if (!open.includes(key)) {
    const others = await manager.countBy(Mailbox, {
      id: Not(mailboxId),
      enabled: true,
      lastRefusedBy: by,
      refusedLogins: MoreThan(0),
      lastRefusedAt: MoreThan(new Date(at.getTime() - LATELY_MS)),
    });
    if (others < TOGETHER) return cause;
  }
  const diagnosis = refusedTogether(cause.diagnosis, host);
  return { ...cause, diagnosis, key, oauthClientId: null, host };
}
