import type { MailboxPatch } from './mailbox.input.js';

/** What is done to many mailboxes at once. */
export type ActionKind = 'CHECK' | 'ENABLE' | 'DISABLE' | 'MOVE' | 'DELETE';

export type ActionStatus = 'UNDER_WAY' | 'DONE' | 'CANCELLED';

export type ActionOutcome = 'WAITING' | 'DONE' | 'REFUSED' | 'NOT_FOUND' | 'CANCELLED';

/** Mailboxes of one action, and ids of one request. */
export const MOST = { mailboxes: 10_000, ids: 500 };

/** The edit that an action is for each of its mailboxes; undefined where it is none. */
export function patchOf(kind: ActionKind, oauthClientId: string | null): MailboxPatch | undefined {
  if (kind === 'ENABLE' || kind === 'DISABLE') return { enabled: kind === 'ENABLE' };
  return kind === 'MOVE' ? { oauthClientId } : undefined;
}

/** Its name in the audit log, where one line stands for all of its mailboxes. */
export const auditActionOf = (kind: ActionKind): string => `mailbox.${kind.toLowerCase()}-many`;

export const mailboxesInWords = (count: number): string =>
  count === 1 ? '1 mailbox' : `${count} mailboxes`;

/** Why one of many is not checked with the others. */
export const NOT_EXPECTED = {
  code: 'CONFLICT',
  message:
    'It is switched off, or its OAuth client is, so it is not checked with others. Switch it on first, or check it on its own page.',
};

/** What is kept of actions that have ended: so long, so many of them, and so many results. */
const KEPT = { ms: 7 * 24 * 60 * 60_000, actions: 200, results: 100_000 };

interface Ended {
  id: string;
  status: ActionStatus;
  total: number;
  orderedAt: Date;
}

/** The oldest that nobody keeps any more; `actions`: all, the latest first. */
export function forgettable<T extends Ended>(actions: readonly T[], now: Date): T | undefined {
  let results = 0;
  const old = actions.filter(({ status, total, orderedAt }, at) => {
    results += total;
    const kept =
      now.getTime() - orderedAt.getTime() < KEPT.ms &&
      at < KEPT.actions &&
      (at === 0 || results <= KEPT.results);
    return status !== 'UNDER_WAY' && !kept;
  });
  return old.at(-1);
}
