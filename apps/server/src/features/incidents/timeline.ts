export type MomentKind = 'OPENED' | 'JOINED' | 'LEFT' | 'RECOVERED';

/** What happened to an incident at a time. */
export interface Moment {
  kind: MomentKind;
  at: Date;
  /** Names of the mailboxes that it happened to. */
  mailboxes: string[];
}

interface Affected {
  name: string;
  joinedAt: Date;
  leftAt: Date | null;
}

/** Mailboxes that come or go within this time are told of together. */
const TOGETHER_MS = 5 * 60_000;

/** How it began and the latest of what followed: more nobody reads. */
const MOST = 50;

/** How an incident went, oldest first. Who was affected within the first minutes belongs to its beginning. */
export function timeline(
  { openedAt, closedAt }: { openedAt: Date; closedAt: Date | null },
  affected: readonly Affected[],
): Moment[] {
  const names = (kind: MomentKind, at: Date, name: string): Moment => ({
    kind,
    at,
    mailboxes: [name],
  });
  const moments = affected.flatMap(({ name, joinedAt, leftAt }) => [
    names('JOINED', joinedAt, name),
    ...(leftAt ? [names('LEFT', leftAt, name)] : []),
  ]);
  const name = ({ mailboxes }: Moment) => mailboxes[0] ?? '';
  moments.sort(
    (one, other) => one.at.getTime() - other.at.getTime() || name(one).localeCompare(name(other)),
  );
  const told: Moment[] = [{ kind: 'OPENED', at: openedAt, mailboxes: [] }];
  for (const moment of moments) add(told, moment);
  if (closedAt) told.push({ kind: 'RECOVERED', at: closedAt, mailboxes: [] });
  return told.length > MOST ? [...told.slice(0, 1), ...told.slice(1 - MOST)] : told;
}

function add(told: Moment[], moment: Moment): void {
  const last = told.at(-1);
  const kind = last?.kind === 'OPENED' ? 'JOINED' : last?.kind;
  const near = last && moment.at.getTime() - last.at.getTime() <= TOGETHER_MS;
  if (last && near && kind === moment.kind) last.mailboxes.push(...moment.mailboxes);
  else told.push({ ...moment, mailboxes: [...moment.mailboxes] });
}
