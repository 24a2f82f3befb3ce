import type { Database } from './database.js';

/** Entries; some kilobytes each. */
const MOST = 1000;
/** Milliseconds for which others than this process may go unnoticed, who write the file behind its back. */
const LONGEST = 1000;

/**
 * Remembers what was read until anything is written: every commit of this process empties it before whoever
 * wrote is answered, so that what has just been revoked is gone for everybody. Of what is asked for thousands of
 * times a minute, such as the row of a key. What is not found is not remembered. To be looked at, not to be changed.
 */
export function untilWritten<T>(
  { commits }: Pick<Database, 'commits'>,
  read: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  let asOf = { commits: -1, until: 0 };

  function empty(): void {
    known.clear();
    asOf = { commits: commits(), until: performance.now() + LONGEST };
  }

  function ask(key: string): Promise<T> {
    const answer = read(key);
    const forget = (): void => {
      if (known.get(key) === answer) known.delete(key);
    };
    known.set(key, answer);
    answer.then((found) => (found === null || found === undefined) && forget(), forget);
    return answer;
  }

  return (key) => {
    if (commits() !== asOf.commits || performance.now() > asOf.until || known.size >= MOST) empty();
    return known.get(key) ?? ask(key);
  };
}
