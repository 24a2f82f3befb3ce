/** What is on of a list's filters, to be taken away by its key. */
export const filtersOn = (
  filters: Readonly<Record<string, string | false | null | undefined>>,
): { key: string; label: string }[] =>
  Object.entries(filters).flatMap(([key, label]) => (label ? [{ key, label }] : []));

/** The filter without these. */
export const without = <T extends object>(filter: T, keys: readonly string[]): T => ({
  ...filter,
  ...Object.fromEntries(keys.map((key) => [key, key === 'search' || key === 'host' ? '' : null])),
});
