import { expect, it } from 'vitest';
import { changedFields } from './changed-fields.js';

it('carries the changed fields only, lists and objects by content', () => {
  const before = {
    name: 'a',
    scopes: ['x'],
    incoming: { port: 993 },
    tenant: null as string | null,
  };
  expect(changedFields(before, structuredClone(before))).toEqual({});
  expect(
    changedFields(before, { ...before, scopes: ['x', 'y'], incoming: { port: 143 }, tenant: 't' }),
  ).toEqual({ scopes: ['x', 'y'], incoming: { port: 143 }, tenant: 't' });
});
