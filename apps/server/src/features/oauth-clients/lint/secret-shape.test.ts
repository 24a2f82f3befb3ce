import { expect, it } from 'vitest';
import { typedSecretShape } from './secret-shape.js';

it.each([
  ['', 'absent'],
  [null, 'absent'],
  ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', 'guid-shaped'],
  ['abc********', 'masked'],
  ['••••••••••', 'masked'],
  [' s3cret', 'spaced'],
  ['s3:cret', 'colon'],
  ['s3c~ret.value', 'present'],
])('tells the shape of a secret: %j is %s', (secret, shape) => {
  expect(typedSecretShape(secret)).toBe(shape);
});
