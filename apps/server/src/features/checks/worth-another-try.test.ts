import { expect, it } from 'vitest';
import type { Facts, ProbeFacts } from '../diagnoses/facts.js';
import { worthAnotherTry } from './refused-login.js';

const now = new Date('2026-01-01T12:00:00Z');
const refusedAfter = (...transcript: string[]): ProbeFacts => ({
  protocol: 'IMAP',
  host: 'imap.test',
  port: 993,
  security: 'TLS',
  username: 'a@b.test',
  outcome: 'failed',
  failedStep: 'authenticate',
  addresses: [],
  capabilities: [],
  mechanisms: [],
  asked: {},
  transcript,
  fault: { kind: 'refused', status: 'NO', text: 'no' },
});
const facts = (probe: ProbeFacts): Facts => ({
  now,
  provider: 'GENERIC',
  probes: [probe],
  token: {
    kind: 'granted',
    request: 'code',
    requestedScopes: [],
    grantedScopes: [],
    missingScopes: [],
    refreshable: true,
    expiresAt: now,
  },
  tokenContent: {
    format: 'opaque',
    scopes: [],
    roles: [],
    kind: 'unknown',
    length: 9,
    issuedAt: new Date(now.getTime() - 120_000),
  },
});

it.each([
  ['IMAP', 'C: 3 AUTHENTICATE XOAUTH2 [masked]'],
  ['POP3', 'C: AUTH XOAUTH2'],
])('is a login over %s that was refused', (_protocol, login) => {
  const probe = refusedAfter('S: hello', login, 'S: no');
  expect(worthAnotherTry(facts(probe))).toEqual([probe]);
});

it('is no goodbye in the greeting, before any token was sent', () => {
  const probe = refusedAfter('S: * BYE too busy', 'C: 1 CAPABILITY');
  expect(worthAnotherTry(facts(probe))).toEqual([]);
});
