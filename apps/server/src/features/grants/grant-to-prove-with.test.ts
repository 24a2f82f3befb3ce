import { expect, it } from 'vitest';
import { grantToProveWith } from './grant-to-prove-with.js';

const client = { clientId: 'c', accessTokenUrl: 'https://as.example/token' };
const grant = (
  name: string,
  more: Partial<Parameters<typeof grantToProveWith>[0][number]> = {},
) => ({
  name,
  status: 'active' as const,
  refreshable: true,
  ...client,
  accessTokenExpiresAt: new Date(0),
  ...more,
});
const chosen = (...grants: ReturnType<typeof grant>[]) => grantToProveWith(grants, client)?.name;

it('takes the grant whose token ends first', () => {
  const late = grant('late', { accessTokenExpiresAt: new Date(2) });
  expect(chosen(late, grant('soon', { accessTokenExpiresAt: new Date(1) }))).toBe('soon');
});

it('takes one that waits for a better secret', () => {
  expect(chosen(grant('waits', { status: 'misconfigured' }))).toBe('waits');
});

it.each([
  ['that has ended', { status: 'reauth_required' as const }],
  ['that cannot be refreshed', { refreshable: false }],
  ['that was given to another application', { clientId: 'another' }],
  ['that was given elsewhere', { accessTokenUrl: 'https://other.example/token' }],
])('takes none %s', (_what, more) => {
  expect(chosen(grant('unfit', more))).toBeUndefined();
});
