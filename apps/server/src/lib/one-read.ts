import { setImmediate as nextTurn } from 'node:timers/promises';

type Read<T> = (keys: string[]) => Promise<ReadonlyMap<string, T>>;

/** A statement takes no more values than this. */
const MOST = 1000;

/**
 * Lets all who ask in one turn of the event loop share one read, as the rows of a list do of which
 * each wants what it refers to. The read begins after the last of them has asked, so nobody sees
 * what was before, and nothing is remembered. Undefined for a key that the read does not find.
 */
export function inOneRead<T>(read: Read<T>): (key: string) => Promise<T | undefined> {
  let asked = new Set<string>();
  let answer: Promise<ReadonlyMap<string, T>> | undefined;

  async function readAll(): Promise<ReadonlyMap<string, T>> {
    await nextTurn();
    const keys = [...asked];
    asked = new Set();
    answer = undefined;
    if (keys.length <= MOST) return read(keys);
    const parts: Promise<ReadonlyMap<string, T>>[] = [];
    for (let at = 0; at < keys.length; at += MOST) parts.push(read(keys.slice(at, at + MOST)));
    return new Map((await Promise.all(parts)).flatMap((part) => [...part]));
  }

  return async (key) => {
    asked.add(key);
    answer ??= readAll();
    return (await answer).get(key);
  };
}
