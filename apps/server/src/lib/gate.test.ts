import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGate } from './gate.js';

describe('a gate', () => {
  it('lets in as many as it says, in all and for one key', async () => {
    const gate = createGate({ total: 4, perKey: 2 });
    const inside: string[] = [];
    let [most, mostOfOne] = [0, 0];
    const one = (key: string) =>
      gate.run(key, async () => {
        inside.push(key);
        most = Math.max(most, inside.length);
        mostOfOne = Math.max(mostOfOne, inside.filter((other) => other === key).length);
        await pause(1);
        inside.splice(inside.indexOf(key), 1);
      });
    await Promise.all(['a', 'a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'd'].map(one));
    expect([most, mostOfOne]).toEqual([4, 2]);
    expect(inside).toEqual([]);
  });

  it('does not let those who wait for one key hold up another', async () => {
    const gate = createGate({ total: 2, perKey: 1 });
    let open = (): void => undefined;
    const slow = gate.run('slow', () => new Promise<void>((resolve) => (open = resolve)));
    const behind = gate.run('slow', () => Promise.resolve('later'));
    expect(await gate.run('quick', () => Promise.resolve('now'))).toBe('now');
    open();
    await slow;
    expect(await behind).toBe('later');
  });

  it('passes a failure on and makes room again', async () => {
    const gate = createGate({ total: 1, perKey: 1 });
    const failed = gate.run('a', () => Promise.reject(new Error('broken')));
    await expect(failed).rejects.toThrow('broken');
    expect(await gate.run('a', () => Promise.resolve(1))).toBe(1);
  });

  it('lets somebody else in before the many of one', async () => {
    const gate = createGate({ total: 2, perKey: 2 });
    const order: string[] = [];
    const one = (of: string, key: string) =>
      gate.run(
        key,
        async () => {
          order.push(of);
          await pause(1);
        },
        { of },
      );
    const many = Array.from({ length: 9 }, (_, at) => one('ana', `a${at}`));
    await Promise.all([...many, one('ben', 'b')]);
    expect(order.indexOf('ben')).toBe(2);
  });

  it('finds room for others however many hang', async () => {
    const gate = createGate({ total: 4, perKey: 1, hanging: { afterMs: 20, slots: 3 } });
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const hanging = Array.from({ length: 12 }, (_, at) => gate.run(`h${at}`, () => released));
    expect(gate.room()).toBe(0);
    expect(await gate.run('quick', () => Promise.resolve('now'))).toBe('now');
    release();
    await Promise.all(hanging);
    expect(gate.room()).toBe(4);
  });

  it('says what is waited for, and lets whoever waits go away', async () => {
    const gate = createGate({ total: 2, perKey: 1 });
    const away = new AbortController();
    const told: string[] = [];
    const waits = (waitsFor: string): void => void told.push(waitsFor);
    let open = (): void => undefined;
    const first = gate.run('a', () => new Promise<void>((resolve) => (open = resolve)), { waits });
    const work = (): Promise<string> => Promise.resolve('done');
    const second = gate.run('a', work, { waits, signal: away.signal });
    const other = gate.run('b', () => first);
    const third = gate.run('c', work, { waits });
    away.abort(new Error('no more'));
    await expect(second).rejects.toThrow('no more');
    await expect(gate.run('c', work, { signal: away.signal })).rejects.toThrow('no more');
    open();
    await other;
    expect(await third).toBe('done');
    expect(told).toEqual(['key', 'total']);
    expect([gate.room(), gate.full()]).toEqual([2, []]);
  });
});
