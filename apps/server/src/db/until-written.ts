import type { Database } from './database.js';

/** Entries; some kilobytes each. */
const MOST = 1000;
/** Milliseconds for which others than this process may go unnoticed, who write the file behind its back. */
const LONGEST = 1000;

/**
 * Remembers what was read until anything is written: every commit of this process empties it before whoever
 * wrote is answered, so that what has just been revoked is gone for everybody. Of what is asked for thousands of
 * times a minute, such as the row of a key. What is not found is not remembered. To be looked at, not to be changed.
 * The key may be a row that is remembered itself.
 */
export function untilWritten<T, Key = string>(
  { commits }: Pick<Database, 'commits'>,
  read: (key: Key) => Promise<T>,
): (key: Key) => Promise<T> {
  const known = new Map<Key, Promise<T>>();
  let asOf = { commits: -1, until: 0 };

  function empty(): void {
    known.clear();
    asOf = { commits: commits(), until: performance.now() + LONGEST };
  }

  function ask(key: Key): Promise<T> {
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
