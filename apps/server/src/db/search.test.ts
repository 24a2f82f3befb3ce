import { describe, expect, it } from 'vitest';
import { UserError } from '../lib/errors.js';
import { anywhereIn } from './search.js';

describe('anywhereIn', () => {
  it('takes each letter in both cases, and wildcards as they are', () => {
    expect(anywhereIn(['a.name', 'a.id'], ' ü[1]* ')).toEqual([
      '(a.name GLOB :search OR a.id GLOB :search)',
      { search: '*[üÜ][[]1][*]*' },
    ]);
  });

  it('refuses what no name is as long as', () => {
    expect(() => anywhereIn(['name'], 'x'.repeat(201))).toThrow(UserError);
  });
});
