import DataLoader from 'dataloader';

type Read<T> = (keys: string[]) => Promise<ReadonlyMap<string, T>>;

/** A statement takes no more values than this. */
const MOST = 1000;

/**
 * Lets all who ask in one turn of the event loop share one read, as the rows of a list do of which
 * each wants what it refers to. The read begins after the last of them has asked, so nobody sees
 * what was before, and nothing is remembered. Undefined for a key that the read does not find.
 */
export function inOneRead<T>(read: Read<T>): (key: string) => Promise<T | undefined> {
  const loader = new DataLoader<string, T | undefined>(
    async (keys) => {
      const found = await read([...new Set(keys)]);
      return keys.map((key) => found.get(key));
    },
    { cache: false, maxBatchSize: MOST, batchScheduleFn: (begin) => void setImmediate(begin) },
  );
  return (key) => loader.load(key);
}
