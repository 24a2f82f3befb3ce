import { describe, expect, it } from 'vitest';
import { worthChecking } from './worth-checking.js';

const mailbox = {
  ...({ enabled: true, authentication: 'OAUTH2', lastResult: 'UNCHECKED' } as const),
  hasServer: true,
  hasPassword: false,
  ...({ clientEnabled: true, standing: 'VALIDATED', hasGrant: true } as const),
};
const byPassword = {
  ...({ ...mailbox, authentication: 'PASSWORD' } as const),
  clientEnabled: null,
  standing: null,
  hasGrant: false,
};

describe('a regular check', () => {
  it('is worth while where somebody can sign in', () => {
    expect(worthChecking(mailbox)).toBe(true);
    expect(worthChecking({ ...byPassword, hasPassword: true })).toBe(true);
  });

  it.each([
    ['the mailbox is switched off', { ...mailbox, enabled: false }],
    ['it has no server', { ...mailbox, hasServer: false }],
    ['it has no password', byPassword],
    ['its client is switched off', { ...mailbox, clientEnabled: false }],
    ['its client is gone', { ...mailbox, clientEnabled: null, standing: null }],
    ['nobody has validated its client', { ...mailbox, hasGrant: false }],
  ])('tells nothing where %s', (_why, unready) => {
    expect(worthChecking(unready)).toBe(false);
  });

  it('says that access has ended, even when the grant is gone', () => {
    expect(worthChecking({ ...mailbox, standing: 'ATTENTION', hasGrant: false })).toBe(true);
    expect(worthChecking({ ...mailbox, lastResult: 'OK', hasGrant: false })).toBe(true);
  });
});
