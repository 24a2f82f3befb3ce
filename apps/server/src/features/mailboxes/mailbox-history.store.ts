import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import { MailboxStateChange } from './mailbox-history.entity.js';
import { lastingStatus } from './mailbox-status.js';
import type { Mailbox } from './mailbox.entity.js';

/** What has shown a new state. */
export interface Because {
  runId: string;
  diagnosis?: { code: string; title: string };
}

/** A mailbox that changes its state all the time keeps its newest changes. */
const KEPT = 200;

/** In the transaction of a change: what the history has to say about it, if anything. */
export async function recordStateChange(
  manager: EntityManager,
  mailbox: Mailbox,
  seen: { before?: Pick<Mailbox, 'enabled' | 'lastResult'>; because?: Because; at: Date },
): Promise<void> {
  const { before, because, at } = seen;
  const status = lastingStatus(mailbox);
  if (before && lastingStatus(before) === status) return;
  const failing = status === 'FAILING' ? because?.diagnosis : undefined;
  await manager.insert(MailboxStateChange, {
    id: randomUUID(),
    mailboxId: mailbox.id,
    status,
    since: at,
    runId: because?.runId ?? null,
    code: failing?.code ?? null,
    title: failing?.title ?? null,
  });
  await prune(manager, mailbox.id);
}

async function prune(manager: EntityManager, mailboxId: string): Promise<void> {
  const old = await manager.find(MailboxStateChange, {
    select: { id: true },
    where: { mailboxId },
    order: { since: 'DESC', id: 'DESC' },
    skip: KEPT,
    take: 50,
  });
  if (old.length > 0) await manager.delete(MailboxStateChange, { id: In(old.map(({ id }) => id)) });
}
