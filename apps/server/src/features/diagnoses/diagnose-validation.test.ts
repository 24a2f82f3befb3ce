import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts } from './facts.js';
import { goodToken, granted } from './samples/check-facts.js';
import { client, now } from './samples/sample.js';

const codes = (facts: Facts): string[] => diagnose(facts).map(({ code }) => code);
const brief = (facts: Facts): string[] =>
  diagnose(facts).map(({ code, certainty, severity }) => `${severity} ${certainty} ${code}`);

describe('a validation that succeeded, with warnings', () => {
  const validation = (changes: Partial<Facts>): string[] =>
    brief({
      now,
      provider: 'MICROSOFT_365',
      client,
      authorize: { kind: 'granted' },
      token: granted,
      tokenContent: goodToken,
      probes: [],
      ...changes,
    });

  it.each<[string, Partial<Facts>, string]>([
    [
      'scopes are missing',
      { token: { ...granted, missingScopes: ['https://outlook.office.com/SMTP.Send'] } },
      'scope-granted-less-than-requested',
    ],
    ['no refresh token', { token: { ...granted, refreshable: false } }, 'refresh-token-not-issued'],
    [
      'the wrong resource',
      { tokenContent: { ...goodToken, audience: 'https://graph.microsoft.com' } },
      'token-audience-wrong',
    ],
    [
      'the wrong tenant',
      { tokenContent: { ...goodToken, tenant: '99999999-8888-7777-6666-555555555555' } },
      'token-tenant-wrong',
    ],
    [
      'the secret expires soon',
      { client: { ...client, secretExpiresAt: new Date('2026-01-20T00:00:00Z') } },
      'client-secret-expires-soon',
    ],
    [
      'the secret has expired',
      { client: { ...client, secretExpiresAt: new Date('2026-01-01T00:00:00Z') } },
      'client-secret-past-expiry',
    ],
    [
      'another application',
      { tokenContent: { ...goodToken, appId: 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee' } },
      'token-of-another-app',
    ],
  ])('%s', (_, changes, code) => {
    expect(validation(changes)).toEqual([`WARNING CERTAIN ${code}`]);
  });

  it('says nothing of protocols for which nobody asked', () => {
    const reading = ['https://outlook.office.com/IMAP.AccessAsUser.All'];
    const token = { ...granted, requestedScopes: reading, grantedScopes: reading };
    const imapOnly = { ...goodToken, scopes: ['IMAP.AccessAsUser.All'] };
    expect(validation({ token, tokenContent: imapOnly })).toEqual([]);
    const promised = { ...goodToken, scopes: ['POP.AccessAsUser.All', 'SMTP.Send'] };
    expect(validation({ token, tokenContent: promised })).toEqual([
      'WARNING CERTAIN token-scope-missing',
    ]);
  });

  it('puts errors before warnings', () => {
    const token = {
      kind: 'refused',
      request: 'code',
      status: 401,
      error: 'invalid_client',
      codes: [7000222],
      body: '',
    } as const;
    const secretExpiresAt = new Date('2026-01-01T00:00:00Z');
    expect(
      validation({ client: { ...client, secretExpiresAt }, token: { ...token, codes: [7000222] } }),
    ).toEqual(['ERROR CERTAIN client-secret-expired', 'WARNING CERTAIN client-secret-past-expiry']);
  });
});

describe('the sign-in', () => {
  it.each<[Facts['authorize'] & object, string]>([
    [{ kind: 'unanswered' }, 'sign-in-unfinished'],
    [{ kind: 'rejected', problem: 'state' }, 'state-mismatch'],
    [{ kind: 'rejected', problem: 'browser' }, 'state-mismatch'],
    [{ kind: 'rejected', problem: 'issuer' }, 'issuer-mismatch'],
    [{ kind: 'rejected', problem: 'parameters' }, 'callback-malformed'],
    [{ kind: 'error', error: 'access_denied' }, 'user-cancelled-consent'],
    [{ kind: 'error', error: 'server_error' }, 'provider-temporarily-unavailable'],
    [{ kind: 'error', error: 'brand_new_error' }, 'oauth-error-unlisted'],
  ])('%j', (authorize, wanted) => {
    expect(codes({ now, provider: 'GENERIC', client, authorize, probes: [] })[0]).toBe(wanted);
  });
});
