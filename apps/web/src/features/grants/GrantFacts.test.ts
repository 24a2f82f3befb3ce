import type { GrantRow_GrantFragment } from '@mailkey/schema';
import { expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import GrantFacts from './GrantFacts.vue';

const diagnosis = {
  code: 'smtp-scope-missing',
  stage: 'TOKEN_CONTENT',
  severity: 'ERROR',
  certainty: 'CERTAIN',
  title: 'Sending was not granted',
  cause: 'The mailboxes send, and the grant lacks SMTP.Send.',
  fix: ['Add the scope, then validate again.'],
  commands: [],
  actor: 'APP_ADMIN',
  retryable: false,
  evidence: [],
  docsUrl: null,
} satisfies GrantRow_GrantFragment['diagnoses'][number];
const grant: GrantRow_GrantFragment = {
  id: 'g',
  grantType: 'AUTHORIZATION_CODE',
  account: 'ana@contoso.com',
  accountNotTold: null,
  tenant: null,
  audience: null,
  health: 'HEALTHY',
  healthReason: null,
  ofFormerSettings: false,
  requestedScopes: [],
  grantedScopes: [],
  missingScopes: [],
  refreshable: true,
  accessTokenExpiresAt: null,
  grantedAt: new Date().toISOString(),
  lastRefreshedAt: null,
  nextRenewalAt: null,
  diagnoses: [],
  mailbox: null,
  mailboxes: { totalCount: 1, totalCountExact: true },
};

it('names who granted it', () => {
  expect(mountInApp(GrantFacts, { grant }).wrapper.text()).toContain('ana@contoso.com');
  const unknown = { ...grant, account: null };
  expect(mountInApp(GrantFacts, { grant: unknown }).wrapper.text()).toContain(
    'The provider does not say who signed in',
  );
  const accountNotTold = 'This server does not tell who signed in. Add the scope email.';
  const told = { ...unknown, accountNotTold };
  expect(mountInApp(GrantFacts, { grant: told }).wrapper.text()).toContain(accountNotTold);
});

it('says where the grant does not fit, with the fix folded away', () => {
  const { wrapper } = mountInApp(GrantFacts, { grant: { ...grant, diagnoses: [diagnosis] } });
  expect(wrapper.find('li p').text()).toBe('Error: Sending was not granted');
  expect(wrapper.find('details').text()).toContain('Add the scope, then validate again.');
  expect(wrapper.find('details').attributes('open')).toBeUndefined();
});
