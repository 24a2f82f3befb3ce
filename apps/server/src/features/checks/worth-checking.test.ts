import { describe, expect, it } from 'vitest';
import { worthChecking } from './worth-checking.js';

const server = { protocol: 'IMAP', host: 'imap.test', port: 993, security: 'TLS' } as const;
const mailbox = {
  ...({ enabled: true, authentication: 'OAUTH2', sealedPassword: null } as const),
  ...({ incoming: server, outgoing: null, lastResult: 'UNCHECKED' } as const),
};
const client = { enabled: true, standing: 'VALIDATED' } as const;
const signIn = { client, grant: { id: 'grant' } };

describe('a regular check', () => {
  it('is worth while where somebody can sign in', () => {
    expect(worthChecking(mailbox, signIn)).toBe(true);
    const password = { ...mailbox, authentication: 'PASSWORD', sealedPassword: 'sealed' } as const;
    expect(worthChecking(password, { client: null, grant: null })).toBe(true);
  });

  it.each([
    ['the mailbox is switched off', { ...mailbox, enabled: false }, signIn],
    ['it has no server', { ...mailbox, incoming: null }, signIn],
    ['it has no password', { ...mailbox, authentication: 'PASSWORD' as const }, signIn],
    ['its client is switched off', mailbox, { ...signIn, client: { ...client, enabled: false } }],
    ['its client is gone', mailbox, { ...signIn, client: null }],
    ['nobody has validated its client', mailbox, { client, grant: null }],
  ])('tells nothing where %s', (_why, unready, given) => {
    expect(worthChecking(unready, given)).toBe(false);
  });

  it('says that access has ended, even when the grant is gone', () => {
    const ended = { client: { ...client, standing: 'ATTENTION' as const }, grant: null };
    expect(worthChecking(mailbox, ended)).toBe(true);
    const worked = { ...mailbox, lastResult: 'OK' } as const;
    expect(worthChecking(worked, { client, grant: null })).toBe(true);
  });
});
