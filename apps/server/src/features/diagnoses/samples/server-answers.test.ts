import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.js';
import { diagnoseText } from '../diagnose-text.js';
import { now } from './sample.js';
import { ownPages, redirects } from './redirect-answers.js';
import { atRedirect, atToken, refusals } from './server-answers.js';

const codes = (found: { code: string }[]): string[] => found.map(({ code }) => code);

describe('an error that came back with the redirect', () => {
  it.each(redirects)('%s: %j', (_, answer, expected) => {
    expect(codes(diagnose(atRedirect(answer))).slice(0, expected.length)).toEqual(expected);
  });

  it('says so where nobody can have been asked', () => {
    const facts = atRedirect(['access_denied', undefined, { separator: ',' }]);
    const authorize = { kind: 'error' as const, error: 'access_denied', afterMs: 400 };
    const [first] = diagnose({ ...facts, authorize });
    expect(first?.evidence.join(' ')).toMatch(/“,”.*within 1 s/);
  });
});

describe('what a token endpoint refuses with', () => {
  it.each(refusals)('%s: %j', (_, answer, expected) => {
    expect(codes(diagnose(atToken(answer)))).toEqual(expected);
  });

  it('is no firewall where it says an error or nothing at all', () => {
    for (const answer of refusals.map(([, one]) => one).filter(([, status]) => status === 403)) {
      expect(codes(diagnose(atToken(answer)))).not.toContain('token-endpoint-forbidden');
    }
  });

  it('is one where a page came', () => {
    const { token, ...rest } = atToken(['code', 403, '']);
    const body = '<html><head><title>403 Forbidden</title></head><body>Blocked.</body></html>';
    const found = diagnose({
      ...rest,
      ...(token?.kind === 'refused' && { token: { ...token, body } }),
    });
    expect(codes(found)).toEqual(['token-endpoint-forbidden']);
  });
});

describe.each(Object.entries(ownPages))('%s', (code, texts) => {
  it.each(texts)('is seen on the page: %s', (text) => {
    expect(codes(diagnoseText({ text, now }))[0]).toBe(code);
  });
});
