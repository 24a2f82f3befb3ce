import type { EntityManager } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { inOneWrite } from './one-write.js';

/** A queue as of the database, whose transactions begin when the test says so. */
function queue() {
  const begins: (() => void)[] = [];
  const writes: string[][] = [];
  const transaction = async <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => {
    await new Promise<void>((begin) => begins.push(begin));
    return work({} as EntityManager); // nobody asks it for anything here
  };
  const write = inOneWrite<string>({ transaction }, (_manager, items) => {
    writes.push([...items]);
    return items.includes('bad') ? Promise.reject(new Error('full')) : Promise.resolve();
  });
  return { write, writes, begin: () => begins.shift()?.() };
}

describe('one write for all who wait for the same turn', () => {
  it('takes in whoever comes before it begins, and nobody after', async () => {
    const { write, writes, begin } = queue();
    const early = ['a', 'b', 'c'].map(write);
    begin();
    await Promise.all(early);
    const late = write('d');
    begin();
    await late;
    expect(writes).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('answers nobody before it is done, and fails for all who share it', async () => {
    const { write, begin } = queue();
    const answers = Promise.allSettled(['a', 'bad'].map(write));
    begin();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = write('b');
    begin();
    await expect(next).resolves.toBeUndefined();
  });

  it('begins anew after one that failed before its turn', async () => {
    let locked = true;
    const write = inOneWrite<string>(
      {
        transaction: (work) =>
          locked ? Promise.reject(new Error('locked')) : work({} as EntityManager), // as above
      },
      () => Promise.resolve(),
    );
    await expect(write('a')).rejects.toThrow('locked');
    locked = false;
    await expect(write('a')).resolves.toBeUndefined();
  });

  it('lets nobody wait for very many others', async () => {
    const { write, writes, begin } = queue();
    const all = Array.from({ length: 500 }, (_, at) => write(String(at)));
    for (let turn = 0; turn < 3; turn += 1) begin();
    await Promise.all(all);
    expect(writes.map(({ length }) => length)).toEqual([200, 200, 100]);
  });
});
