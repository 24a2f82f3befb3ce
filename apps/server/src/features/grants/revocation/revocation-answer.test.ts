import { describe, expect, it } from 'vitest';
import { Secret } from '../../../lib/secret.js';
import { readRevocation, revokedOf } from './revocation-answer.js';
import { revocationUrlOf } from './revocation.js';

const token = new Secret('1//the-refresh-token-of-ana');
const answered = (status: number, body = '', retryAfter?: string) =>
  readRevocation(
    {
      kind: 'answered',
      answer: { status, body, contentType: '', ...(retryAfter && { retryAfter }) },
    },
    [token],
  );

describe('what came of a revocation', () => {
  it('is success by the status alone (RFC 7009 section 2.2)', () => {
    expect(answered(200).atProvider).toBe('REVOKED');
    expect(answered(200, 'Google says {}').atProvider).toBe('REVOKED');
  });

  it('is success where the provider knows the token no longer', () => {
    const gone = answered(400, '{"error": "invalid_token"}');
    expect(revokedOf(gone)).toEqual({
      atProvider: 'REVOKED',
      message: 'The provider knew it no longer.',
    });
  });

  it.each([
    ['invalid_request', 'token not found'],
    ['invalid_request', 'refresh token revoked'],
    ['invalid_grant', 'The token is unknown or has expired.'],
    ['invalid_request', 'Token does not exist'],
  ])('is success where what was to end has ended: %s, %s', (error, description) => {
    const gone = answered(400, JSON.stringify({ error, error_description: description }));
    expect(revokedOf(gone).message).toBe('The provider knew it no longer.');
  });

  it.each([
    ['invalid_request', 'Missing parameter: token'],
    ['invalid_request', 'client not found'],
    ['invalid_client', 'token not found'],
  ])('is no success where something else is wrong: %s, %s', (error, description) => {
    const body = JSON.stringify({ error, error_description: description });
    expect(answered(400, body).atProvider).toBe('FAILED');
  });

  it.each([401, 403])('is a refusal where nothing is said with HTTP %s', (status) => {
    const refused = answered(status);
    expect(refused).toMatchObject({ atProvider: 'FAILED', said: `HTTP ${status}` });
    expect(revokedOf(refused).message).toContain('may lack the right');
    expect(answered(status, '<html>Sign in to the network</html>').atProvider).toBe('WAITING');
  });

  it('is no failure where the provider does not take this kind of token', () => {
    expect(answered(400, '{"error":"unsupported_token_type"}').atProvider).toBe('NOT_SUPPORTED');
  });

  it('is a refusal where the provider says why, in its words', () => {
    expect(revokedOf(answered(401, '{"error":"invalid_client"}'))).toEqual({
      atProvider: 'FAILED',
      message: 'The provider refuses it (invalid_client): the access may live on there.',
    });
  });

  it.each([
    [503, '<html>', 'HTTP 503'],
    [503, '{"error":"unsupported_token_type"}', 'unsupported_token_type'],
    [500, '{"error":"server_error"}', 'server_error'],
    [429, '{"error":"rate_limited"}', 'rate_limited'],
    [404, '<h1>Not here</h1>', 'HTTP 404'],
    [302, '', 'HTTP 302'],
  ])('is open after HTTP %s with %s: it is asked again', (status, body, said) => {
    expect(answered(status, body)).toEqual({ atProvider: 'WAITING', said });
  });

  it('keeps the time that the provider asks for', () => {
    expect(answered(503, '', '120').retryAfter).toBe('120');
  });

  it('never repeats the token', () => {
    expect(answered(400, `{"error":"${token.reveal()}"}`).said).not.toContain('of-ana');
  });

  it('is open where nobody answers, and names what the network did', () => {
    const message = 'Connection refused.';
    const fault = { stage: 'TCP', code: 'ECONNREFUSED', message, host: '', port: 1 } as const;
    expect(readRevocation({ kind: 'failed', fault, sent: false }, [token])).toEqual({
      atProvider: 'WAITING',
      said: 'Connection refused',
      unreachable: true,
    });
  });
});

describe('where a grant is revoked', () => {
  const provider = {
    accessTokenUrl: 'https://oauth2.example/token',
    revocationUrl: 'https://revoke.example/revoke',
  };

  it('is the endpoint of the provider that gave it', () => {
    expect(revocationUrlOf(provider, 'https://oauth2.example/token')).toBe(provider.revocationUrl);
  });

  it('is nowhere when it came from another address, or there is no endpoint', () => {
    expect(revocationUrlOf(provider, 'https://elsewhere.example/token')).toBeUndefined();
    expect(revocationUrlOf(provider, 'no url')).toBeUndefined();
    expect(revocationUrlOf({ accessTokenUrl: 'https://a.example' }, 'https://a.example')).toBe(
      undefined,
    );
  });
});
