/** What the server refuses of a field, by its path. */
export type FieldErrors = Record<string, string>;
