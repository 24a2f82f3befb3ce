import { expect, it } from 'vitest';
import { formerNeededAt } from './former-needed.js';

const client = { formerSecretId: 'former', formerSecretSince: new Date(100) };
const grant = (secretId: string, granted: number, refreshed?: number) => ({
  secretId,
  grantedAt: new Date(granted),
  lastRefreshedAt: refreshed === undefined ? null : new Date(refreshed),
});

it('is the last time that a token came by the former secret after the switch', () => {
  const grants = [grant('former', 10, 150), grant('former', 120), grant('current', 10, 900)];
  expect(formerNeededAt(grants, client)).toEqual(new Date(150));
});

it('is unknown while every later token came by the current secret', () => {
  expect(formerNeededAt([grant('former', 10, 90), grant('current', 200)], client)).toBeUndefined();
  const none = { formerSecretId: null, formerSecretSince: null };
  expect(formerNeededAt([grant('former', 10, 150)], none)).toBeUndefined();
});
