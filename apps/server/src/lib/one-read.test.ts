import { describe, expect, it } from 'vitest';
import { inOneRead } from './one-read.js';

function reader() {
  const reads: string[][] = [];
  const read = (keys: string[]) => {
    reads.push(keys);
    return Promise.resolve(
      new Map(keys.filter((key) => key !== 'x').map((key) => [key, `${key}!`])),
    );
  };
  return { reads, ask: inOneRead(read) };
}

describe('one read for all who ask in one turn', () => {
  it('asks for each key once, however many want it', async () => {
    const { reads, ask } = reader();
    expect(await Promise.all(['a', 'b', 'a', 'x'].map(ask))).toEqual(['a!', 'b!', 'a!', undefined]);
    expect(reads).toEqual([['a', 'b', 'x']]);
  });

  it('takes in those who ask some promises later', async () => {
    const { reads, ask } = reader();
    const late = async () => {
      for (let step = 0; step < 20; step += 1) await Promise.resolve();
      return ask('b');
    };
    await Promise.all([ask('a'), late()]);
    expect(reads).toEqual([['a', 'b']]);
  });

  it('remembers nothing', async () => {
    const { reads, ask } = reader();
    await ask('a');
    await ask('a');
    expect(reads).toEqual([['a'], ['a']]);
  });

  it('asks in parts where there are very many keys', async () => {
    const { reads, ask } = reader();
    const keys = Array.from({ length: 2500 }, (_, at) => String(at));
    const found = await Promise.all(keys.map(ask));
    expect(found.at(-1)).toBe('2499!');
    expect(reads.map(({ length }) => length)).toEqual([1000, 1000, 500]);
  });

  it('fails for those who asked together, and reads anew for the next', async () => {
    let fails = true;
    const ask = inOneRead((keys) =>
      fails
        ? Promise.reject(new Error('disk'))
        : Promise.resolve(new Map(keys.map((key) => [key, 1]))),
    );
    await expect(Promise.allSettled([ask('a'), ask('b')])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    fails = false;
    expect(await ask('a')).toBe(1);
  });
});
