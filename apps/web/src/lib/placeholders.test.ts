import { expect, it } from 'vitest';
import { fillLink, fillPlaceholders, missingPlaceholders } from './placeholders.js';

it('fills what is known and leaves the rest', () => {
  expect(fillPlaceholders('https://x/{tenant}/{clientId}', { tenant: ' contoso.com ' })).toBe(
    'https://x/contoso.com/{clientId}',
  );
});

it('does not take a value for a pattern', () => {
  expect(fillPlaceholders('{name}', { name: '$& {tenant}', tenant: 'no' })).toBe('$& {tenant}');
});

it('names what is missing', () => {
  expect(missingPlaceholders('{tenant} {clientId}', { tenant: '', clientId: 'x' })).toEqual([
    'tenant',
  ]);
});

it('links to the site itself until the whole address is known', () => {
  const url = 'https://entra.microsoft.com/#view/Overview/appId/{clientId}';
  expect(fillLink(url, {})).toBe('https://entra.microsoft.com/');
  expect(fillLink(url, { clientId: 'a/b c' })).toBe(
    'https://entra.microsoft.com/#view/Overview/appId/a%2Fb%20c',
  );
});
