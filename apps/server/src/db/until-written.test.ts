import { describe, expect, it } from 'vitest';
import { untilWritten } from './until-written.js';

function open() {
  const state = { commits: 0, reads: 0, value: 'first' as string | null };
  const ask = untilWritten({ commits: () => state.commits }, async () => {
    state.reads += 1;
    const { value } = state;
    await new Promise((resolve) => setImmediate(resolve));
    if (value === 'broken') throw new Error('broken');
    return value;
  });
  return { state, ask };
}

describe('what is remembered until something is written', () => {
  it('is read once, also by those who ask at once', async () => {
    const { state, ask } = open();
    expect(await Promise.all([ask('a'), ask('a')])).toEqual(['first', 'first']);
    expect(await ask('a')).toBe('first');
    expect(state.reads).toBe(1);
  });

  it('is read anew after a commit, also where the read was under way', async () => {
    const { state, ask } = open();
    const before = ask('a');
    Object.assign(state, { commits: 1, value: 'second' });
    expect(await ask('a')).toBe('second');
    expect(await before).toBe('first');
    expect(await ask('a')).toBe('second');
  });

  it.each([null, 'broken'])('is nothing that is not there: %s', async (value) => {
    const { state, ask } = open();
    state.value = value;
    await ask('a').catch(() => undefined);
    state.value = 'there';
    expect(await ask('a')).toBe('there');
  });

  it('is bounded', async () => {
    const { state, ask } = open();
    for (let at = 0; at <= 1000; at += 1) await ask(`${at}`);
    await ask('0');
    expect(state.reads).toBe(1002);
  });
});
