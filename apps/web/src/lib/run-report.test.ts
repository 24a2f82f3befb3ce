import type { RunProgress_RunFragment } from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { maskSecrets } from '@mailkey/secret-shapes';
import { runReport } from './run-report.js';

const jwt = `eyJ${'hbGciOiJSUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTYifQ'}.c2lnbmF0dXJlLW9mLXRlc3Q`;
const sasl = 'dXNlcj1zdXBwb3J0QGNvbnRvc28uY29tAWF1dGg9QmVhcmVyIA==';

const run: RunProgress_RunFragment = {
  id: '7c0e',
  kind: 'CHECK',
  status: 'FAILED',
  message: 'The mailbox did not open.',
  startedAt: '2026-11-22T12:00:00Z',
  finishedAt: '2026-11-22T12:00:02Z',
  oauthClient: null,
  mailbox: {
    id: 'm',
    name: 'Support',
    address: 'support@contoso.com',
    outgoing: null,
    oauthClient: null,
  },
  notes: [],
  steps: [
    {
      id: '1',
      name: 'token',
      title: 'Token',
      status: 'SUCCEEDED',
      startedAt: null,
      durationMs: 12,
      detail: 'fresh for 58 min',
      transcript: [],
    },
    {
      id: '2',
      name: 'imap.open',
      title: 'IMAP open',
      status: 'FAILED',
      startedAt: null,
      durationMs: 2400,
      detail: null,
      transcript: [`C: A1 AUTHENTICATE XOAUTH2 ${sasl}`, 'S: A2 BAD not connected', '```'],
    },
  ],
  diagnoses: [
    {
      code: 'no-full-access',
      stage: 'IMAP',
      severity: 'ERROR',
      certainty: 'LIKELY',
      title: 'ana may not open support',
      cause: 'The sign-in worked, the mailbox did not open.',
      fix: ['Open Exchange.', 'Grant Full Access.'],
      commands: ['Add-MailboxPermission -Identity support'],
      actor: 'TENANT_ADMIN',
      retryable: false,
      evidence: [`error=x&access_token=${jwt}`],
      docsUrl: null,
    },
  ],
};

describe('runReport', () => {
  it('tells subject, cause, repair and every step', () => {
    const report = runReport(run);
    expect(report).toContain('# Check of support@contoso.com: FAILED');
    expect(report).toContain('likely · `no-full-access` · IMAP · TENANT_ADMIN');
    expect(report).toContain('2. Grant Full Access.');
    expect(report).toContain('- SUCCEEDED Token (12 ms): fresh for 58 min');
    expect(report).toContain('S: A2 BAD not connected');
  });

  it('carries no token, not even one that the server forgot to mask', () => {
    const report = runReport(run);
    expect(report).not.toContain(jwt);
    expect(report).not.toContain(sasl);
  });

  it('cannot be broken out of by a server’s backticks', () => {
    expect(runReport(run)).toContain('  ````');
  });
});

describe('maskSecrets', () => {
  it.each([
    `Authorization: Bearer ${jwt}`,
    `{"refresh_token":"${'0.AXoA'}-secret-value"}`,
    `https://x/cb?code=${'M.C507'}-secret-value&state=abc`,
    `client_secret=${'aB8Q'}~secret-value`,
    `AUTH PLAIN ${sasl}`,
  ])('hides the secret of %s', (text) => {
    const seen = maskSecrets(text);
    expect(seen).toContain('[masked]');
    expect(seen).not.toMatch(/secret-value|dXNlcj1|hbGci/);
  });

  it.each(['AADSTS7000215: code: invalid_client', 'state: FAILING', 'A1 OK LOGIN completed'])(
    'leaves %s alone',
    (text) => {
      expect(maskSecrets(text)).toBe(text);
    },
  );
});
