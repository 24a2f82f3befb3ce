import { describe, expect, it } from 'vitest';
import type { TokenFacts } from '../diagnoses/facts.js';
import { secretVerdict } from './secret-verdict.js';

const refused = (more: object): TokenFacts => ({
  kind: 'refused',
  request: 'refresh',
  status: 400,
  error: 'invalid_grant',
  body: '',
  ...more,
});
const outcome = (facts: TokenFacts) => secretVerdict({ kind: 'refused', facts }, 'next').outcome;

describe('a secret', () => {
  it('is proved by a token that came by it, and by no other', () => {
    expect(secretVerdict({ kind: 'done', secretId: 'next' }, 'next').outcome).toBe('PROVED');
    expect(secretVerdict({ kind: 'done', secretId: 'current' }, 'next').outcome).toBe('UNPROVED');
    // Somebody else has brought the tokens.
    expect(secretVerdict({ kind: 'done' }, 'next').outcome).toBe('UNPROVED');
    expect(secretVerdict({ kind: 'busy' }, 'next').outcome).toBe('UNPROVED');
  });

  it.each([
    { error: 'invalid_client', status: 401 },
    { error: 'unauthorized_client' },
    { error: 'invalid_request', description: 'AADSTS7000215: Invalid client secret provided.' },
    { error: 'invalid_request', codes: [7000222] },
  ])('is refused by $error $description $codes', (more) => {
    expect(outcome(refused(more))).toBe('REFUSED');
  });

  it.each([
    { error: 'invalid_grant' },
    { error: 'invalid_client', status: 503 },
    { error: 'invalid_client', status: 429 },
    { error: '', status: 502 },
  ])('is not known after $error $status', (more) => {
    expect(outcome(refused(more))).toBe('UNKNOWN');
  });

  it('is not known where no answer came', () => {
    const fault = { stage: 'HTTP', code: 'TIMEOUT', message: '', host: 'as', port: 443 } as const;
    expect(outcome({ kind: 'unreachable', request: 'refresh', fault })).toBe('UNKNOWN');
  });
});
