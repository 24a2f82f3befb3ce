/** SQL that is true of a row, or finds some, and its values. */
export interface Condition {
  sql: string;
  values: readonly Key[];
}

export type Key = string | number;

/** Which rows of a table, in which order. */
export interface Wanted {
  table: string;
  /** Where an index has the rows, each of them once: what columns are equal to. */
  ranges: readonly Readonly<Record<string, Key>>[];
  /** What is asked of each row besides. */
  tests: readonly Condition[];
  /** `updatedAt` at the earliest, epoch milliseconds. */
  since?: number | undefined;
  /** Folded (db/text-search.ts). */
  search?: string | undefined;
  /** The columns that it is sorted by; `id` is the last one. */
  order: readonly string[];
  descending: boolean;
}

export type Range = Readonly<Record<string, Key>>;

export interface Listing extends Omit<Wanted, 'ranges'> {
  /** What the rows belong to, such as a client: each with an index for each order. `[{}]`: whatever. */
  owners: readonly Range[];
  /** The values of `sortStatus`; absent: any. */
  places: readonly number[] | null | undefined;
}

/** What an index with this order does not hold is asked of each row. */
export function wantedRows({ owners, places, tests, ...rest }: Listing): Wanted {
  if (!places) return { ...rest, ranges: owners, tests };
  if (places.length === 0) return { ...rest, ranges: [], tests };
  const isAnybodys = owners.every((owner) => Object.keys(owner).length === 0);
  const isByState = isAnybodys || ['sortName', 'sortStatus'].includes(rest.order[0] ?? '');
  if (!isByState) return { ...rest, ranges: owners, tests: [...tests, isOneOf(places)] };
  const inStates = (owner: Range) => places.map((sortStatus) => ({ ...owner, sortStatus }));
  return { ...rest, ranges: owners.flatMap(inStates), tests };
}

const isOneOf = (places: readonly number[]): Condition => ({
  sql: `"sortStatus" IN (${places.map(() => '?').join(', ')})`,
  values: places,
});

/** The places of these states in the order of all; null: any. */
export const placesOf = <S>(states: readonly S[], wanted: readonly S[] | null | undefined) =>
  wanted && states.flatMap((state, at) => (wanted.includes(state) ? [at] : []));
