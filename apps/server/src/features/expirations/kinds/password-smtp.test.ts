import { expect, it } from 'vitest';
import { findExpirations } from '../expirations.js';

const at = (day: string) => {
  const now = new Date(`${day}T12:00:00Z`);
  const passwordSenders = [{ id: 'm1', name: 'Scanner', host: 'smtp.office365.com' }];
  const seen = { now, clients: [], grants: [], certificates: [], apiKeys: [], passwordSenders };
  return findExpirations(seen).map(({ id, endsAt, severity }) => [
    id,
    endsAt.toISOString().slice(0, 10),
    severity,
  ]);
};

it('tells the next of its two ends', () => {
  const first = ['password-smtp.m1.default', '2026-12-31'];
  const last = ['password-smtp.m1.final', '2027-07-01'];
  expect(at('2026-10-01')).toEqual([[...first, 'INFO']]);
  expect(at('2026-12-10')).toEqual([[...first, 'WARNING']]);
  expect(at('2027-01-10')).toEqual([
    [...first, 'ERROR'],
    [...last, 'INFO'],
  ]);
  expect(at('2027-06-28')).toEqual([[...last, 'ERROR']]);
});
