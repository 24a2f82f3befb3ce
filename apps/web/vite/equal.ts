/** What the kit asks of ohash: it compares the values of selects and the queries of links. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** For links that count as active with a part of their query; ours do not. */
export const diff = (): unknown[] => [];
