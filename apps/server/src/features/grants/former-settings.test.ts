import { describe, expect, it } from 'vitest';
import { afterEdit, refusedAsFormer } from './former-settings.js';

const today = { clientId: 'new', accessTokenUrl: 'https://as.example/token' };
const refused = { kind: 'ended', status: 'misconfigured', reason: 'Refused.' } as const;

it('takes a refused client for what it is while the grant is of these settings', () => {
  expect(refusedAsFormer(refused, { grant: today, client: today })).toBe(refused);
});

it('does not blame the client for a grant of its former token URL', () => {
  const grant = { ...today, accessTokenUrl: 'https://as.example/former' };
  expect(refusedAsFormer(refused, { grant, client: today })).toMatchObject({
    kind: 'ended',
    status: 'reauth_required',
  });
});

it('changes no other verdict', () => {
  const grant = { ...today, accessTokenUrl: 'https://former.example/token' };
  const granted = { kind: 'granted' } as const;
  expect(refusedAsFormer(granted, { grant, client: today })).toBe(granted);
});

describe('what an edit of the client means for a grant', () => {
  const pair = { clientId: 'a', accessTokenUrl: 'https://a.example/token' };
  const grant = { ...pair, status: 'active', endedByEdit: false, secretId: 's1' } as const;
  const client = { ...pair, secretId: 's1', clientAuthentication: 'CLIENT_SECRET_POST' };
  const gone = { ...grant, status: 'reauth_required', endedByEdit: true } as const;

  it('is its end at another provider or for another client id, and nothing on another path', () => {
    const at = (accessTokenUrl: string) => afterEdit(grant, { ...client, accessTokenUrl }, true);
    expect(at('https://b.example/token')).toBe('ends');
    expect(at('http://a.example/token')).toBe('ends');
    expect(at('https://a.example/other')).toBeUndefined();
    expect(afterEdit(grant, { ...client, clientId: 'b' }, false)).toBe('ends');
  });

  it('is its return where there is a secret for its pair', () => {
    expect(afterEdit(gone, client, false)).toBe('returns');
    expect(afterEdit(gone, { ...client, secretId: 's2' }, true)).toBe('returns');
    expect(
      afterEdit(gone, { ...client, secretId: null, clientAuthentication: 'NONE' }, false),
    ).toBe('returns');
  });

  it('is nothing without one, with one of another time, or after another end', () => {
    expect(afterEdit(gone, { ...client, secretId: null }, false)).toBeUndefined();
    expect(afterEdit(gone, { ...client, secretId: 's2' }, false)).toBeUndefined();
    expect(afterEdit({ ...gone, endedByEdit: false }, client, true)).toBeUndefined();
  });
});
