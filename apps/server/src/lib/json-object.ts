export type JsonObject = Record<string, unknown>;

/** Whether a parsed value is an object with fields: no list, and not null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a text holds, whatever its fields; undefined where it is no JSON, or something else. */
export function readJsonObject(text: string): JsonObject | undefined {
  try {
    // A byte order mark is none of JSON's (RFC 8259 section 8.1 lets a reader ignore it).
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
