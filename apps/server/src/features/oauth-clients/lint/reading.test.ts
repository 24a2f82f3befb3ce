import { expect, it } from 'vitest';
import { tenantOf } from './reading.js';

it.each([
  ['https://login.microsoftonline.com/Contoso.com/oauth2/v2.0/token', 'contoso.com'],
  ['https://login.microsoftonline.com/%', '%'],
  ['https://login.microsoftonline.com/%E0%A4%A/oauth2', '%e0%a4%a'],
])('reads the tenant of %s, however far it is typed', (url, tenant) => {
  expect(tenantOf(new URL(url))).toBe(tenant);
});
