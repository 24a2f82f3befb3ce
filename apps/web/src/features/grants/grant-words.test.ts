import type { GrantRow_GrantFragment } from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { healthTone, renewalNotice, revocationText, scopeSummary } from './grant-words.js';

const grant = {
  mailbox: null,
  mailboxes: { totalCount: 4, totalCountExact: true },
};

const row: GrantRow_GrantFragment = {
  ...grant,
  id: 'g',
  account: null,
  accountNotTold: null,
  tenant: null,
  audience: null,
  refreshable: true,
  ...({ grantType: 'AUTHORIZATION_CODE', health: 'HEALTHY', healthReason: null } as const),
  ofFormerSettings: false,
  requestedScopes: [],
  grantedScopes: [],
  missingScopes: [],
  diagnoses: [],
  accessTokenExpiresAt: null,
  lastRefreshedAt: null,
  nextRenewalAt: null,
  grantedAt: '2026-03-01T09:00:00Z',
};

describe('the words of a grant', () => {
  it('name what is missing before what was granted', () => {
    const granted = { scope: 'imap', state: 'granted' } as const;
    const extra = { scope: 'more', state: 'extra' } as const;
    expect(scopeSummary([granted, extra])).toEqual({
      key: 'grants.scopesGranted',
      values: { count: 1 },
    });
    expect(scopeSummary([granted, { scope: 'smtp', state: 'missing' }])).toEqual({
      key: 'grants.scopesMissing',
      values: { count: 1 },
    });
  });

  it('name the consequence of a revocation', () => {
    expect(revocationText(grant).values).toEqual({ count: 4 });
    const many = { totalCount: 10_000, totalCountExact: false };
    expect(revocationText({ ...grant, mailboxes: many })).toEqual({
      key: 'grants.revoke.textMany',
      values: { count: (10_000).toLocaleString() },
    });
    const mailbox = { id: 'm', name: 'Support', address: 'support@x.org' };
    expect(revocationText({ ...grant, mailbox })).toEqual({
      key: 'grants.revoke.textOwn',
      values: { name: 'Support' },
    });
  });

  it('tell why nobody was asked for a new token, and repeat nothing that stands there already', () => {
    const message = 'It was renewed 20 s ago.';
    const said = (outcome: 'RENEWED' | 'NOT_YET' | 'REFUSED', healthReason: string | null = null) =>
      renewalNotice({ grant: { ...row, healthReason }, outcome, message });
    expect(said('RENEWED')).toBeNull();
    expect(said('NOT_YET', 'The last one failed.')).toBe(message);
    expect(said('REFUSED')).toBe(message);
    expect(said('REFUSED', 'The provider refuses the client.')).toBeNull();
  });

  it('give each health a colour', () => {
    expect(healthTone('HEALTHY')).toBe('success');
    expect(healthTone('SCOPE_MISSING')).toBe('warning');
    expect(healthTone('REAUTH_REQUIRED')).toBe('error');
  });
});
