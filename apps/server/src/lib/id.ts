const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/** Whether a text has the shape of our ids: a UUID in lower case, as the application makes them. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}
