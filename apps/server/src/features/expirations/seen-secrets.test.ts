import { describe, expect, it } from 'vitest';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { seenSecrets } from './seen-secrets.js';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const now = at(10);
const client = {
  id: 'client',
  secretShape: 'present',
  secretId: 'a',
  secretExpiresAt: at(20),
  secretEndRead: null,
  nextSecretId: null,
  nextSecretExpiresAt: null,
  formerSecretId: null,
  formerSecretSince: null,
  formerSecretUntil: null,
} as OAuthClient; // only what is looked at
const next = { nextSecretId: 'b', nextSecretExpiresAt: at(30) };
const former = { formerSecretId: 'z', formerSecretSince: at(8), formerSecretUntil: at(12) };
const grant = (secretId: string, day: number) => ({ secretId, lastTokenAt: at(day) });
const seen = (more: object, grants = [grant('a', 9)]) =>
  seenSecrets({ ...client, ...more }, grants, now).map(({ id, place }) => `${place} ${id}`);

describe('the secrets that end', () => {
  it.each([
    ['the current one', {}, ['current a']],
    ['none whose end nobody knows', { secretExpiresAt: null }, []],
    ['none that is not there', { secretShape: 'absent' }, []],
    ['the next one beside it', next, ['current a', 'next b']],
    ['no next one that ended unused', { ...next, nextSecretExpiresAt: at(9) }, ['current a']],
    ['no fallback that nobody needs', former, ['current a']],
  ])('are %s', (_which, more, expected) => {
    expect(seen(more)).toEqual(expected);
  });

  it('have the same name before and after the next one took over', () => {
    const promoted = { secretId: 'b', secretExpiresAt: at(30) };
    expect(seen(next)).toContain('next b');
    expect(seen(promoted)).toEqual(['current b']);
  });

  it('are a fallback, too, while the provider takes nothing else', () => {
    expect(seen(former, [grant('z', 9)])).toEqual(['current a', 'last z.fallback']);
    // Its last token came before there was another secret.
    expect(seen(former, [grant('z', 7)])).toEqual(['current a']);
    expect(seen({ ...former, formerSecretUntil: at(9) }, [grant('z', 9)])).toEqual(['current a']);
  });
});
