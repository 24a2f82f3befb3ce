import { expect, it } from 'vitest';
import { formerNeededAt, movedGrants } from './secret-counts.js';

const client = { formerSecretId: 'former', formerSecretSince: new Date(100) };
const alike = (secretId: string, last: number) => ({ secretId, lastTokenAt: new Date(last) });

it('is the last time that a token came by the former secret after the switch', () => {
  const grants = [alike('former', 150), alike('former', 120), alike('current', 900)];
  expect(formerNeededAt(grants, client)).toEqual(new Date(150));
});

it('is unknown while every later token came by the current secret', () => {
  expect(formerNeededAt([alike('former', 90), alike('current', 200)], client)).toBeUndefined();
  const none = { formerSecretId: null, formerSecretSince: null };
  expect(formerNeededAt([alike('former', 150)], none)).toBeUndefined();
});

it('counts the grants of the present settings, wherever at its provider they were given', () => {
  const settings = { clientId: 'c', accessTokenUrl: 'https://as.example/token', secretId: 'now' };
  const of = (secretId: string | null, count: number, more: object = {}) => ({
    ...settings,
    secretId,
    count,
    lastTokenAt: new Date(0),
    ...more,
  });
  const grants = [
    ...[of('now', 3), of('former', 2), of(null, 1)],
    of('now', 10, { accessTokenUrl: 'https://as.example:443/other' }),
    of('now', 100, { clientId: 'another' }),
    of('now', 1000, { accessTokenUrl: 'https://other.example/token' }),
  ];
  expect(movedGrants(grants, { ...settings, ...client })).toEqual({ total: 16, moved: 13 });
});
