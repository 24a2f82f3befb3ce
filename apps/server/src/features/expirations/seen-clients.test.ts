import { expect, it } from 'vitest';
import type { Grant } from '../grants/grant.entity.js';
import type { SeenClient } from './seen.js';
import { seenGrant } from './seen-clients.js';

it.each([
  [true, 0, true],
  [true, 1, false],
  [false, 0, false],
])('an end that moves on: %s, after %i failures: %s', (slidingEnd, failCount, expected) => {
  const grant = { slidingEnd, failCount, accessTokenUrl: '' } as Grant; // what is looked at
  expect(seenGrant(grant, {} as SeenClient).endMovesOn).toBe(expected);
});
