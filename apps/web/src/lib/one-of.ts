/** The text as one of the values, or nothing: addresses can be typed by hand. */
export const oneOf = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null;
