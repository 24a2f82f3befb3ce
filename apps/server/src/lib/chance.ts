/** From 0 up to 1: spreads waiting times, which anybody may guess. Never for what must not be guessed. */
export const chance = (): number => Math.random();
