import type { FieldPolicy, Reference } from '@apollo/client/core';

interface Page {
  /** Not there where only the total was asked for. */
  nodes?: readonly Reference[];
  totalCount?: number;
  totalCountExact?: boolean;
  pageInfo?: { hasNextPage?: boolean };
}

type Listed = Page & { nodes: readonly Reference[] };
const hasRows = (page: Page | undefined): page is Listed => page?.nodes !== undefined;

/** Two pages are of one list where they were asked for alike but for where they begin. */
const keyArgs: FieldPolicy['keyArgs'] = (args) =>
  Object.keys(args ?? {}).filter((name) => name !== 'after');

const without = (rows: readonly Reference[], those: readonly Reference[]) => {
  const known = new Set(those.map(({ __ref }) => __ref));
  return rows.filter(({ __ref }) => !known.has(__ref));
};

/**
 * A list whose first page was read again. The rows behind that page stay, else whoever has loaded many would
 * be back at the first; but only where its end is found among them, and where the totals say that behind it
 * nothing came or went.
 */
function renewed(before: Listed, first: Listed, canRead: (row: Reference) => boolean): Page {
  const end = first.nodes.at(-1)?.__ref;
  const at = before.nodes.findLastIndex(({ __ref }) => __ref === end);
  if (at < 0 || first.pageInfo?.hasNextPage === false) return first;
  const rest = without(before.nodes.slice(at + 1), first.nodes).filter(canRead);
  const grown = first.nodes.length + rest.length - before.nodes.length;
  const more = grown - ((first.totalCount ?? 0) - (before.totalCount ?? 0));
  // From where nobody has looked yet, some may have come up to the first page.
  const fresh = without(first.nodes, before.nodes).length;
  const isWhole = first.totalCountExact === false || (more >= 0 && more <= fresh);
  if (rest.length === 0 || !isWhole) return first;
  return { ...first, nodes: [...first.nodes, ...rest], pageInfo: before.pageInfo };
}

/** "Load more" appends; the first page read again renews the list. No row is in it twice. */
export const pages = (): FieldPolicy<Page> => ({
  keyArgs,
  merge(before, page, { args, canRead }) {
    if (!hasRows(before) || !hasRows(page)) return { ...before, ...page };
    if (args?.after)
      return { ...page, nodes: [...without(before.nodes, page.nodes), ...page.nodes] };
    return before.nodes.length > Number(args?.first) ? renewed(before, page, canRead) : page;
  },
});

/** "Load more" of a list without a frame appends; anything else replaces. */
export const rows = (): FieldPolicy<Reference[]> => ({
  keyArgs,
  merge: (before, page, { args }) =>
    args?.after && before ? [...without(before, page), ...page] : page,
});
