import type { ConsentReceipt_GrantFragment } from '@mailkey/schema';
import { expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import ConsentReceipt from './ConsentReceipt.vue';
import { scopeLines } from './scope-lines.js';

const grant: ConsentReceipt_GrantFragment = {
  id: 'g',
  grantType: 'AUTHORIZATION_CODE',
  tenant: null,
  requestedScopes: ['https://outlook.office.com/SMTP.Send', 'offline_access'],
  grantedScopes: ['Offline_Access', 'profile'],
  missingScopes: ['https://outlook.office.com/SMTP.Send'],
  audience: 'https://outlook.office.com',
  refreshable: false,
  accessTokenExpiresAt: new Date(Date.now() - 7_200_000).toISOString(),
};

it('sets asked against granted scopes', () => {
  expect(scopeLines(grant)).toEqual([
    { scope: 'https://outlook.office.com/SMTP.Send', state: 'missing' },
    { scope: 'offline_access', state: 'granted' },
    { scope: 'profile', state: 'extra' },
  ]);
});

it('opens where something is missing, and says when it ends', () => {
  const { wrapper } = mountInApp(ConsentReceipt, { grant });
  expect(wrapper.find('summary').text()).toBe('Consent receipt: 1 scope missing');
  expect(wrapper.find('details').attributes('open')).toBeDefined();
  const text = wrapper.text();
  expect(text).toContain('missing: asked for, not granted');
  expect(text).toContain('the provider gave no refresh token');
  expect(text).toContain('expired 2 hours ago');
  expect(text).not.toContain('Tenant');
});

it('is folded where all was granted, to an application too', () => {
  const complete = { ...grant, grantType: 'CLIENT_CREDENTIALS', missingScopes: [] } as const;
  const { wrapper } = mountInApp(ConsentReceipt, { grant: complete });
  expect(wrapper.find('summary').text()).toBe('Consent receipt: 2 scopes granted');
  expect(wrapper.find('details').attributes('open')).toBeUndefined();
  expect(wrapper.text()).toContain('As the application itself');
});
