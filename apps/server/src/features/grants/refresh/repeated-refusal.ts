import type { TokenFacts } from '../../diagnoses/facts.js';

/** How often one answer that nobody can place has come, and for how long. */
export interface RefusalCount {
  as: string;
  times: number;
  /** Time that has passed between the tries, without what a clock has jumped. */
  forMs: number;
  /** Epoch milliseconds of the last one. */
  at: number;
}

interface Try {
  now: Date;
  /** Milliseconds since the last one by a clock that only goes forward; undefined after a restart. */
  since: number | undefined;
}

/** A grant is tried again after half an hour at the latest; what is beyond is a jump, or time asleep. */
const MOST_MS = 40 * 60_000;

/** One more; another answer than before begins anew. */
export function counted(
  before: RefusalCount | null,
  facts: TokenFacts,
  { now, since }: Try,
): RefusalCount {
  const [as, at] = [nameOf(facts), now.getTime()];
  if (before?.as !== as) return { as, times: 1, forMs: 0, at };
  const passed = Math.min(Math.max(since ?? at - before.at, 0), MOST_MS);
  return { as, times: before.times + 1, forMs: before.forMs + passed, at };
}

const TIMES = 3;
const FOR_MS = 60 * 60_000;

/** Whether that is often and long enough for a person to be asked. */
export const isEnough = ({ times, forMs }: RefusalCount): boolean =>
  times >= TIMES && forMs >= FOR_MS;

/** Words may hold times and ids, so they do not count: the status and the name do. */
function nameOf(facts: TokenFacts): string {
  if (facts.kind === 'refused') return `${facts.status} ${facts.error}`;
  return facts.kind === 'malformed' ? `${facts.status} ${facts.problem}` : facts.kind;
}
