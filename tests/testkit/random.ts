/** Numbers from 0 to 1 that a seed repeats: TEST_SEED, or another one at each run; it is printed. */
export function createRandom(what: string): () => number {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 32);
  console.log(`TEST_SEED=${seed} repeats the random values of ${what}`);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
