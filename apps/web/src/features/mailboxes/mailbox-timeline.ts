import type {
  MailboxRunsQuery,
  MailboxTimeline_MailboxStateChangeFragment as Change,
} from '@mailkey/schema';

export type TimelineRun = NonNullable<MailboxRunsQuery['mailbox']>['runs']['nodes'][number];

export type TimelineEntry =
  | { kind: 'change'; id: string; at: string; change: Change }
  | { kind: 'run'; id: string; at: string; run: TimelineRun };

/**
 * How the state changed and what ran, newest first. While older runs are still to be loaded, the
 * changes reach no further back than the runs.
 */
export function mailboxTimeline(
  changes: readonly Change[],
  { runs, more }: { runs: readonly TimelineRun[]; more: boolean },
): TimelineEntry[] {
  const oldest = more ? runs.at(-1)?.startedAt : undefined;
  const shown = changes.filter(({ since }) => !oldest || since >= oldest);
  const entries: TimelineEntry[] = [
    ...shown.map((change) => ({
      ...({ kind: 'change', change } as const),
      id: change.id,
      at: change.since,
    })),
    // What ran began before it was known what had come of it.
    ...runs.map((run) => ({ kind: 'run', run, id: run.id, at: run.startedAt }) as const),
  ];
  return entries.sort((one, other) => other.at.localeCompare(one.at));
}
