import { expect, it } from 'vitest';
import { ofFormerSettings } from './former-settings.js';

const today = { clientId: 'new', accessTokenUrl: 'https://as.example/token' };
const refused = { kind: 'ended', status: 'misconfigured', reason: 'Refused.' } as const;

it('takes a refused client for what it is while the grant is of these settings', () => {
  expect(ofFormerSettings(refused, { grant: today, client: today })).toBe(refused);
});

it('does not blame the client for a grant of its former settings', () => {
  const grant = { ...today, clientId: 'old' };
  expect(ofFormerSettings(refused, { grant, client: today })).toMatchObject({
    kind: 'ended',
    status: 'reauth_required',
  });
});

it('changes no other verdict', () => {
  const grant = { ...today, accessTokenUrl: 'https://former.example/token' };
  const granted = { kind: 'granted' } as const;
  expect(ofFormerSettings(granted, { grant, client: today })).toBe(granted);
});
