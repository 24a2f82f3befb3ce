import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.js';
import { violations } from './invariants.js';
import { createLedger } from './ledger.js';
import type { Health } from './process/orders.js';

const health: Health = {
  rss: 150_000_000,
  resources: ['PipeWrap'],
  descriptors: 20,
  holding: false,
  loop: { looks: 1000, p99Ms: 5 },
};

/** A grant in order, one validation and one check that have ended well. */
function sound() {
  const ledger = createLedger(() => 1_000);
  const issued = ledger.consent('contoso', 'strict');
  const { refreshToken, accessToken } = issued;
  const grant = {
    ...({ id: 'g', oauthClientId: 'c', status: 'active', attempt: 'none', failCount: 0 } as const),
    leaseOwner: null,
    refreshToken,
    accessToken,
    statusReason: null,
    accessTokenExpiresAt: new Date(),
    nextAttemptAt: new Date(),
  };
  const at = new Date();
  const ended = {
    ...({ status: 'SUCCEEDED', startedAt: at, finishedAt: at, oauthClientId: null } as const),
  };
  const request = {
    at: 1,
    until: 2,
    grantType: 'refresh_token',
    refreshToken,
    used: false,
    witnessed: { attempt: 'normal', leaseOwner: 'me' },
  };
  const evidence: Evidence = {
    grants: [grant],
    runs: [
      { ...ended, id: 'v', kind: 'VALIDATION', oauthClientId: 'c', mailboxId: null },
      { ...ended, id: 'k', kind: 'CHECK', mailboxId: 'm' },
    ],
    attempts: [],
    mailboxes: [{ id: 'm', checkingRunId: null }],
    audit: [
      { action: 'oauth-client.validate', subjectId: 'c' },
      { action: 'oauth-client.granted', subjectId: 'c' },
      { action: 'mailbox.check', subjectId: 'm' },
    ],
    integrity: 'ok',
    orphans: [],
    ledger,
    requests: [request],
    logs: 'all is well',
    health,
    before: health,
    settled: true,
  };
  return { ledger, issued, grant, request, evidence };
}

type Sound = ReturnType<typeof sound>;

/** What is put over the evidence to break it. */
type Wrong = (from: Sound) => Partial<Evidence>;

const wrongs: [id: string, what: string, wrong: Wrong][] = [
  [
    'I1',
    'a refresh token that the provider has replaced',
    ({ ledger, issued }) => {
      ledger.refresh(issued.refreshToken);
      return {};
    },
  ],
  [
    'I1',
    'a grant that was given up and works',
    ({ grant }) => ({
      grants: [{ ...grant, status: 'reauth_required' }],
      audit: [...sound().evidence.audit, { action: 'oauth-client.grant-ended', subjectId: 'c' }],
    }),
  ],
  [
    'I1',
    'a family that reuse has ended',
    ({ ledger, issued }) => {
      issued.family.ended = 'reuse';
      return { ledger };
    },
  ],
  [
    'I1',
    'a grant without a refresh token',
    ({ grant }) => ({
      grants: [{ ...grant, refreshToken: undefined }],
    }),
  ],
  [
    'I1',
    'an access token from nowhere',
    ({ grant }) => ({
      grants: [{ ...grant, accessToken: 'at-invented' }],
    }),
  ],
  [
    'I2',
    'a request without a lease',
    ({ request }) => ({
      requests: [{ ...request, witnessed: { attempt: 'normal', leaseOwner: null } }],
    }),
  ],
  [
    'I2',
    'a used refresh token that nobody marked as a recovery',
    ({ request }) => ({
      requests: [{ ...request, used: true }],
    }),
  ],
  [
    'I2',
    'one refresh token in two requests at once',
    ({ request }) => ({
      requests: [
        { ...request, until: undefined },
        { ...request, at: 5, until: 6 },
      ],
    }),
  ],
  [
    'I3',
    'a lease that nobody has given back',
    ({ grant }) => ({
      grants: [{ ...grant, leaseOwner: 'somebody' }],
    }),
  ],
  [
    'I3',
    'a run that never ends',
    ({ evidence: { runs } }) => ({
      runs: runs.map((run) => ({
        ...run,
        ...(run.kind === 'CHECK' && { status: 'RUNNING', finishedAt: null }),
      })),
    }),
  ],
  [
    'I3',
    'a mailbox that waits for a check that has ended',
    () => ({
      mailboxes: [{ id: 'm', checkingRunId: 'k' }],
    }),
  ],
  [
    'I4',
    'an end that is none',
    ({ evidence: { runs } }) => ({
      runs: runs.map((run) => ({ ...run, finishedAt: null })),
      settled: false,
    }),
  ],
  [
    'I4',
    'two records of one grant',
    ({ evidence: { audit } }) => ({ audit: [...audit, ...audit] }),
  ],
  ['I4', 'no record of a check', ({ evidence: { audit } }) => ({ audit: audit.slice(0, 2) })],
  [
    'I4',
    'a grant that ended in silence',
    ({ grant, issued }) => {
      issued.family.ended = 'revoked';
      return { grants: [{ ...grant, status: 'reauth_required' }] };
    },
  ],
  ['I5', 'a process that has grown', () => ({ health: { ...health, rss: 500_000_000 } })],
  [
    'I5',
    'a loop that is held up',
    () => ({ health: { ...health, loop: { looks: 1000, p99Ms: 120 } } }),
  ],
  ['I5', 'sockets that nobody closed', () => ({ health: { ...health, descriptors: 31 } })],
  [
    'I5',
    'handles that nobody closed',
    () => ({ health: { ...health, resources: Array<string>(12).fill('TCPSocketWrap') } }),
  ],
  ['I7', 'a damaged database', () => ({ integrity: 'row 3 missing from index' })],
  ['I7', 'a row without its owner', () => ({ orphans: [{ table: 'run' }] })],
  ['I8', 'a token in the log', ({ grant }) => ({ logs: `got ${grant.accessToken}` })],
  [
    'I8',
    'a token in base64 in the log',
    ({ grant }) => ({
      logs: Buffer.from(grant.refreshToken).toString('base64'),
    }),
  ],
];

describe('the checker', () => {
  it('has nothing to say where all is well', () => {
    expect(violations(sound().evidence)).toEqual([]);
  });

  it.each(wrongs)('%s sees %s', (id, _what, wrong) => {
    const from = sound();
    const seen = violations({ ...from.evidence, ...wrong(from) });
    expect(seen).not.toEqual([]);
    expect(new Set(seen.map((sentence) => sentence.slice(0, 2)))).toEqual(new Set([id]));
  });

  it('lets a grant be in doubt while it knows that it is', () => {
    const { evidence, grant, ledger, issued } = sound();
    ledger.refresh(issued.refreshToken);
    const inDoubt = { ...evidence, grants: [{ ...grant, attempt: 'recovery' as const }] };
    expect(violations({ ...inDoubt, settled: false })).toEqual([]);
    expect(violations(inDoubt)).not.toEqual([]);
  });
});
