import { describe, expect, it } from 'vitest';
import { maybeByProxy } from './page-answer.js';
import { refreshVerdict } from '../grants/refresh/refresh-verdict.js';
import { readTokenAnswer, type TokenQuestion } from './token-answer.js';

const now = new Date('2026-01-01T00:00:00Z');
const seen = { sent: true, attempt: 'normal', failCount: 0, now, chance: 0.5 } as const;
const asked: TokenQuestion = {
  request: 'refresh',
  scopes: ['mail'],
  separator: 'SPACE',
  sentAt: now,
  secrets: [],
  url: 'https://as.example.org/token',
};

const barriers = [
  'error code: 1020',
  'Access denied',
  'Request blocked.',
  'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
  'no healthy upstream',
  'Bad gateway',
  'RBAC: access denied',
  'Forbidden',
  'The requested URL was rejected: request rejected. Your support ID is: 123',
];

describe('plain words of a proxy', () => {
  it.each(barriers.flatMap((body) => [400, 401, 403].map((status) => [body, status] as const)))(
    'end no grant and blame no client: %s, HTTP %i',
    (body, status) => {
      const { facts } = readTokenAnswer({ status, contentType: 'text/plain', body }, asked);
      expect(facts).toMatchObject({ kind: 'refused', page: true });
      expect(
        refreshVerdict({ ...seen, facts: { now, provider: 'GENERIC', probes: [], token: facts } })
          .kind,
      ).toBe('later');
    },
  );

  it.each([
    'invalid_grant',
    'Access denied: the refresh token was revoked',
    'Request rejected, session expired',
    '{"message":"Access denied"}',
    'error=access_denied&error_description=Access+denied',
    '<error><code>access_denied</code></error>',
  ])('are not what speaks of the grant: %s', (body) => {
    expect(maybeByProxy({ contentType: 'text/plain', body })).toBe(false);
  });
});
