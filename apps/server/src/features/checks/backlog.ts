/** How the regular checks keep up. */
export interface Backlog {
  /** Mailboxes whose time has come and whose check has not begun. */
  overdue: number;
  /** For how long the longest overdue one has waited. */
  behindSeconds: number;
  isBehind: boolean;
  /** The mail server of the longest overdue one. */
  host: string | null;
  atOnce: number;
  perHost: number;
}

/** The schedule looks every 15 s: whoever has waited for a minute waits for room. */
const BEHIND_SECONDS = 60;

/** What the longest overdue mailbox tells, and how many there are. */
export function backlogOf(
  overdue: { count: number; first: { due: number; host: string | null } | undefined },
  { now, limits }: { now: Date; limits: { total: number; perKey: number } },
): Backlog {
  const { count, first } = overdue;
  const waited = first ? Math.floor((now.getTime() - first.due) / 1000) : 0;
  // A clock that was set leaves times behind that nobody has waited for.
  const behindSeconds = Math.min(Math.max(0, waited), 2 ** 31 - 1);
  return {
    overdue: count,
    behindSeconds,
    isBehind: behindSeconds >= BEHIND_SECONDS,
    host: first?.host ?? null,
    atOnce: limits.total,
    perHost: limits.perKey,
  };
}
