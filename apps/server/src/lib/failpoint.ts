/** What happens at a named place; undefined: nothing, go on. */
export type Strike = (place: string) => Promise<void> | undefined;

let strike: Strike | undefined;

/**
 * A named place at which a test of faults lets the process die, stop, wait or throw. Nothing in the
 * product arms it, and no variable of the environment does, so everywhere else it is a call that
 * does nothing.
 */
export function failpoint(place: string): Promise<void> | undefined {
  return strike?.(place);
}

/** For tests/faults alone. */
export function armFailpoints(how: Strike | undefined): void {
  strike = how;
}
