import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** How a token endpoint refuses a refresh, and what becomes of it. */
export interface Refusal {
  name: string;
  status: number;
  body: string;
  type?: string;
  provider?: string;
  /** What must come of it at once, where this is told; recorded answers must only agree with themselves. */
  atOnce?: 'ended' | 'later';
  /** And after the third time in more than an hour. */
  atLast?: 'ended' | 'later';
}

interface Recorded {
  id: string;
  stage: string;
  provider: string;
  raw_kind: string;
  raw: string;
}

const own = (name: string, body: object | string, rest: Partial<Refusal> = {}): Refusal => ({
  name,
  status: 400,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...rest,
});
const dead = { atOnce: 'ended', atLast: 'ended' } as const;
const unplaced = { atOnce: 'later', atLast: 'ended' } as const;
const passing = { atOnce: 'later', atLast: 'later' } as const;
const html = 'text/html';

export const ownRefusals: readonly Refusal[] = [
  own(
    'session not found',
    { error: 'invalid_request', error_description: 'session not found' },
    dead,
  ),
  own('bad_refresh_token', { error: 'bad_refresh_token' }, { status: 200, ...dead }),
  own('a list', { error: ['invalid_grant'] }, dead),
  own('a sentence', { error: 'Token has been revoked' }, dead),
  own('an object', { error: { code: 'invalid_grant', message: 'Gone.' } }, dead),
  own('errors', { errors: [{ code: 'invalid_grant' }] }, dead),
  own('InvalidGrant', { code: 'InvalidGrant' }, dead),
  own('a form', 'error=invalid_grant&error_description=gone', { type: 'text/plain', ...dead }),
  own('XML', '<error>invalid_grant</error>', { type: 'application/xml', ...dead }),
  own('decrypt', { error: 'invalid_request', message: 'Cannot decrypt the refresh token' }, dead),
  own('token_expired', { error: 'token_expired' }, { status: 401, ...dead }),
  own('a wrong secret', { error: 'invalid_client' }, { status: 401, ...dead }),
  own('bare invalid_request', { error: 'invalid_request' }, unplaced),
  own('an empty 400', '', unplaced),
  own('an empty 403', '', { status: 403, ...unplaced }),
  own('an unknown name', { error: 'E1007' }, unplaced),
  own('invalid_scope', { error: 'invalid_scope' }, unplaced),
  own('an empty object', {}, { status: 200, ...unplaced }),
  own('a page', '<html><body>refresh token revoked</body></html>', {
    status: 403,
    type: html,
    ...passing,
  }),
  own('a page in place of tokens', '<!doctype html><p>Sign in</p>', {
    status: 200,
    type: html,
    ...passing,
  }),
  own('a server error', { error: 'invalid_grant' }, { status: 502, ...passing }),
  own('throttled', { error: 'invalid_grant' }, { status: 429, ...passing }),
  own('out of service', '', { status: 503, ...passing }),
  own('throttled in words', { error: 'rate_limited' }, passing),
  own(
    'throttled as invalid_grant',
    { error: 'invalid_grant', error_description: 'Rate limit exceeded for this refresh token' },
    passing,
  ),
  own('in maintenance', { message: 'System is under maintenance' }, passing),
  own('an own name for the secret', { error: 'bad_client_secret' }, { status: 200, ...dead }),
  own('an unknown client', { error: 'invalid_grant', message: 'invalid client_id' }, dead),
  own('other field names', { Error: { Code: 'TokenRevoked', Message: 'Gone.' } }, dead),
  own('another language', { error: 'x', error_description: 'Token ist abgelaufen' }, dead),
  own('access_denied', { error: 'access_denied' }, unplaced),
  own('temporarily', { error: 'temporarily_unavailable' }, passing),
];

const PROVIDERS: Record<string, string> = { microsoft: 'MICROSOFT_365', google: 'GOOGLE' };

/** Every recorded answer of a token endpoint, as an answer to a refresh. */
export function recordedRefusals(): Refusal[] {
  const file = new URL(
    '../../apps/server/src/features/diagnoses/samples/recorded.json',
    import.meta.url,
  );
  const all = JSON.parse(readFileSync(file, 'utf8')) as Recorded[]; // a file of the product's own
  return all
    .filter(({ stage, raw_kind: kind }) => stage === 'token' && kind === 'json')
    .filter(({ raw }) => !raw.includes('access_token"'))
    .map(({ id, raw, provider }) => ({
      name: id,
      status: 400,
      body: raw,
      provider: PROVIDERS[provider] ?? 'GENERIC',
    }));
}

export function send(response: ServerResponse, { status, body, type }: Refusal): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json' }).end(body);
}
