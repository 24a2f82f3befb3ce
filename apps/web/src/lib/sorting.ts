/** What a list is sorted by, as an address holds it: `STATE`, or `-STATE` from the end; nothing: by name. */
export interface Sorting<By extends string> {
  by: By;
  descending: boolean;
}

/** As `aria-sort` has it. */
export type SortDirection = 'ascending' | 'descending';

export const sortedBy = <By extends string>({ by, descending }: Sorting<By>) =>
  ({ [by]: descending ? 'descending' : 'ascending' }) as Partial<Record<By, SortDirection>>; // of this order alone

export function sortingOf<By extends string>(orders: readonly By[], text: string): Sorting<By> {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const by = orders.find((order) => order === name);
  return by ? { by, descending } : { by: orders[0]!, descending: false };
}

/** As an address holds it; null where it is the usual order. */
export function sortText<By extends string>(
  orders: readonly By[],
  { by, descending }: Sorting<By>,
): string | null {
  if (descending) return `-${by}`;
  return by === orders[0] ? null : by;
}

/** The heading that is pressed: its own order, then from its end. Of times, the last ones come first. */
export function pressed<By extends string>(sorting: Sorting<By>, by: By): Sorting<By> {
  if (sorting.by === by) return { by, descending: !sorting.descending };
  return { by, descending: by === 'CHANGED' };
}
