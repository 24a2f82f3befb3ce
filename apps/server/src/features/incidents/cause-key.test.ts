import { describe, expect, it } from 'vitest';
import { catalogue } from '../diagnoses/catalogue.js';
import { causeScope, namedCodes, type CauseSubject } from './cause-key.js';

const ana: CauseSubject = { mailboxId: 'ana', oauthClientId: 'contoso', ownGrant: false };
const bob: CauseSubject = { ...ana, mailboxId: 'bob' };
const server = { host: 'imap.example.org', port: 993 };
const entry = (code: string) => {
  const found = catalogue().find((one) => one.code === code);
  if (!found) throw new Error(`no such diagnosis: ${code}`);
  return found;
};
const key = (code: string, subject: CauseSubject) => causeScope(entry(code), subject).key;

describe('mailboxes share an incident', () => {
  it.each([
    'client-secret-expired',
    'refresh-token-expired',
    'grant-missing',
    'token-audience-wrong',
  ])('when their client cannot get or use a token: %s', (code) => {
    expect(key(code, ana)).toBe(key(code, bob));
    expect(causeScope(entry(code), ana)).toMatchObject({ oauthClientId: 'contoso', host: null });
    expect(key(code, ana)).not.toBe(key(code, { ...bob, oauthClientId: 'other' }));
  });

  it.each(['host-not-found', 'connection-refused', 'tls-certificate-expired', 'server-silent'])(
    'when their server cannot be reached or used: %s',
    (code) => {
      const other = { ...bob, oauthClientId: 'other', server };
      expect(key(code, { ...ana, server })).toBe(key(code, other));
      expect(causeScope(entry(code), other).host).toBe(server.host);
      expect(key(code, other)).not.toBe(key(code, { ...other, server: { ...server, port: 143 } }));
    },
  );

  it('when a rule of their organisation stops them', () => {
    expect(key('smtp-auth-disabled-tenant', ana)).toBe(key('smtp-auth-disabled-tenant', bob));
  });
});

describe('a mailbox has an incident of its own', () => {
  it.each(['mailbox-full', 'imap-disabled-for-mailbox', 'signed-in-as-other-user'])(
    'when the cause lies in it: %s',
    (code) => {
      expect(key(code, { ...ana, server })).not.toBe(key(code, { ...bob, server }));
    },
  );

  it('when its own grant has ended, but not when the secret behind all grants is dead', () => {
    const own = { ...ana, ownGrant: true };
    expect(key('refresh-token-expired', own)).not.toBe(key('refresh-token-expired', bob));
    expect(key('google-refresh-token-expired-or-revoked', own)).toBe('grant:ana');
    expect(key('client-secret-expired', own)).toBe(key('client-secret-expired', bob));
  });

  it('when it has no client that others could share', () => {
    const alone = { ...ana, oauthClientId: null };
    expect(key('smtp-auth-disabled-tenant', alone)).toContain('mailbox:ana');
  });
});

it('every code that is named is one of the catalogue', () => {
  const known = catalogue().map(({ code }) => code);
  expect(namedCodes.filter((code) => !known.includes(code))).toEqual([]);
});
