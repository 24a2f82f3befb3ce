/**
 * A line in which everybody waits for a turn of the event loop of their own: between two of them the work of
 * all others goes on, however long the line is.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(() => new Promise((go) => setImmediate(go))));
}
