import { describe, expect, it } from 'vitest';
import type { Provider } from '../providers/useProviders.js';
import { blankClient, clientInput, clientPatch } from './client-form.js';
import { changedClient } from './client-presets.js';

const generic: Provider = {
  id: 'GENERIC',
  label: 'Generic',
  hasTenant: false,
  tenantHint: null,
  authorizeUrl: null,
  accessTokenUrl: null,
  scopes: [],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  incoming: [],
  outgoing: null,
  guide: [],
};
const microsoft: Provider = {
  ...generic,
  id: 'MICROSOFT_365',
  hasTenant: true,
  authorizeUrl: 'https://login.example/{tenant}/authorize',
  accessTokenUrl: 'https://login.example/{tenant}/token',
  scopes: [
    { value: 'imap', purpose: 'IMAP', preset: true },
    { value: 'openid', purpose: 'IDENTITY', preset: false },
    { value: 'app', purpose: 'APPLICATION', preset: false },
  ],
};
const google: Provider = {
  ...generic,
  id: 'GOOGLE',
  authorizeUrl: 'https://accounts.example/auth',
  accessTokenUrl: 'https://accounts.example/token',
  scopes: [{ value: 'mail', purpose: 'IMAP', preset: true }],
};
const providerOf = (id: string) => [generic, microsoft, google].find((one) => one.id === id);
const change = (form: ReturnType<typeof blankClient>, by: Partial<typeof form>) =>
  changedClient(form, by, providerOf);

describe('presets', () => {
  it('fill URLs once the tenant is known, and follow it as it is typed', () => {
    const chosen = change(blankClient(), { provider: 'MICROSOFT_365' });
    expect(chosen).toMatchObject({ authorizeUrl: '', scopes: ['imap'] });
    const typed = change(chosen, { tenant: 'contoso.co' });
    expect(change(typed, { tenant: 'contoso.com' }).accessTokenUrl).toBe(
      'https://login.example/contoso.com/token',
    );
  });

  it('replace a stored template once its tenant is typed', () => {
    const stored = {
      ...blankClient(),
      provider: 'MICROSOFT_365' as const,
      authorizeUrl: 'https://login.example/{tenant}/authorize',
    };
    expect(change(stored, { tenant: 't' }).authorizeUrl).toBe('https://login.example/t/authorize');
  });

  it('leave alone what somebody typed', () => {
    const chosen = change(blankClient(), { provider: 'GOOGLE' });
    const typed = change(chosen, { authorizeUrl: 'https://own.example/auth', scopes: ['mine'] });
    expect(change(typed, { provider: 'MICROSOFT_365', tenant: 't' })).toMatchObject({
      authorizeUrl: 'https://own.example/auth',
      accessTokenUrl: 'https://login.example/t/token',
      scopes: ['mine'],
    });
  });

  it('ask for the application’s scope when it acts on its own', () => {
    const chosen = change(blankClient(), { provider: 'MICROSOFT_365' });
    expect(change(chosen, { grantType: 'CLIENT_CREDENTIALS' }).scopes).toEqual(['app']);
  });

  it('do not undo a separator that was chosen', () => {
    const chosen = change(blankClient(), { scopeSeparator: 'COMMA' });
    expect(change(chosen, { provider: 'GOOGLE' }).scopeSeparator).toBe('COMMA');
  });
});

describe('what is sent', () => {
  it('leaves out what is empty, so that the server’s preset holds', () => {
    const input = clientInput({ ...blankClient(), name: ' Helpdesk ', tenant: ' ' });
    expect(input).toMatchObject({ name: 'Helpdesk', tenant: null, type: 'MAILBOX' });
    expect(input).not.toHaveProperty('authorizeUrl');
    expect(input).not.toHaveProperty('clientSecret');
  });

  it('patches changed fields only and never an untouched secret', () => {
    const stored = { ...blankClient(), name: 'Helpdesk', tenant: 'contoso.com' };
    expect(clientPatch(stored, { ...stored, tenant: '' })).toEqual({ tenant: null });
    expect(clientPatch(stored, { ...stored })).toEqual({});
    expect(clientPatch(stored, { ...stored, clientSecret: 'new' })).toEqual({
      clientSecret: 'new',
    });
  });
});

it('sends no line of a further parameter that was added and not filled', () => {
  const form = { ...blankClient(), tokenParameters: [{ name: '', value: ' ' }] };
  expect(clientInput(form).tokenParameters).toEqual([]);
  expect(clientPatch(blankClient(), form)).toEqual({});
});
