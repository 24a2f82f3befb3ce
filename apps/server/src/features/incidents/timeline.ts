export type MomentKind = 'OPENED' | 'JOINED' | 'LEFT' | 'RECOVERED';

/** What happened to an incident at a time. */
export interface Moment {
  kind: MomentKind;
  at: Date;
  /** Names of the first mailboxes that it happened to. */
  mailboxes: string[];
  /** How many there are. */
  mailboxCount: number;
}

/** So many are named of a moment. */
export const NAMED = 10;

/** Mailboxes that come or go within this time are told of together. */
const TOGETHER_MS = 5 * 60_000;

/** How it began and the latest of what followed: more nobody reads. */
const MOST = 50;

/**
 * How an incident went, oldest first, and how many moments are left out. Who was affected within the
 * first minutes belongs to its beginning.
 */
export function timeline(
  { openedAt, closedAt }: { openedAt: Date; closedAt: Date | null },
  happened: readonly Moment[],
): { moments: Moment[]; omitted: number } {
  const name = ({ mailboxes }: Moment) => mailboxes[0] ?? '';
  const inOrder = happened.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || name(one).localeCompare(name(other)),
  );
  const nobody = { mailboxes: [], mailboxCount: 0 };
  const told: Moment[] = [{ kind: 'OPENED', at: openedAt, ...nobody }];
  for (const moment of inOrder) add(told, moment);
  if (closedAt) told.push({ kind: 'RECOVERED', at: closedAt, ...nobody });
  const omitted = Math.max(told.length - MOST, 0);
  const moments = omitted > 0 ? [...told.slice(0, 1), ...told.slice(1 - MOST)] : told;
  return { moments, omitted };
}

function add(told: Moment[], moment: Moment): void {
  const last = told.at(-1);
  const kind = last?.kind === 'OPENED' ? 'JOINED' : last?.kind;
  const near = last && moment.at.getTime() - last.at.getTime() <= TOGETHER_MS;
  if (!last || !near || kind !== moment.kind) {
    told.push({ ...moment, mailboxes: moment.mailboxes.slice(0, NAMED) });
    return;
  }
  last.mailboxes = [...last.mailboxes, ...moment.mailboxes].slice(0, NAMED);
  last.mailboxCount += moment.mailboxCount;
}
