import { expect, it } from 'vitest';
import { mayDo, type Right } from './rights.js';

const rights: Right[] = ['OPERATE', 'MANAGE', 'ADMIN'];

it.each([
  ['VIEWER', []],
  ['OPERATOR', ['OPERATE']],
  ['ADMIN', rights],
  [null, []],
] as const)('offers %s what the server would allow', (role, allowed) => {
  expect(rights.filter((right) => mayDo(role, right))).toEqual(allowed);
});
