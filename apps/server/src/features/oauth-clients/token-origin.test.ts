import { describe, expect, it } from 'vitest';
import { dropsSecretReason, samePair, secretDroppedBecause, tokenOrigin } from './token-origin.js';

const at = (accessTokenUrl: string | null) => ({ accessTokenUrl });

describe('whom a secret belongs to', () => {
  it.each([
    ['https://LOGIN.example/token', 'https://login.example'],
    ['https://login.example:443/other/path?x=1', 'https://login.example'],
    ['https://login.example/{tenant}/token', 'https://login.example'],
    ['https://bücher.example/token', 'https://xn--bcher-kva.example'],
    ['https://login.example:8443/token', 'https://login.example:8443'],
    ['https://user@login.example/token', 'https://login.example'],
    ['no url', ''],
    [null, ''],
  ])('%s belongs to "%s"', (url, origin) => {
    expect(tokenOrigin(at(url))).toBe(origin);
  });

  it.each([
    ['http instead of https', 'http://login.example/token'],
    ['another port', 'https://login.example:8443/token'],
    ['a trailing dot', 'https://login.example./token'],
    ['a name before an @', 'https://login.example@evil.example/token'],
    ['a longer host', 'https://login.example.evil.example/token'],
  ])('%s is somebody else', (_name, url) => {
    expect(tokenOrigin(at(url))).not.toBe(tokenOrigin(at('https://login.example/token')));
  });

  it('is a pair with the client id', () => {
    const one = { clientId: 'a', accessTokenUrl: 'https://login.example/one' };
    expect(samePair(one, { ...one, accessTokenUrl: 'https://login.example/two' })).toBe(true);
    expect(samePair(one, { ...one, clientId: 'b' })).toBe(false);
    expect(samePair(one, { ...one, accessTokenUrl: null })).toBe(false);
  });
});

describe('the words of a secret that is dropped', () => {
  it('name both addresses', () => {
    const [a, b] = [at('https://a.example/token'), at('https://b.example/token')];
    expect(secretDroppedBecause(a, b)).toContain('for https://a.example, and the token URL now');
    expect(dropsSecretReason(a, b)).toContain('is not sent to https://b.example');
  });

  it('speak of a token URL that was not there, or is not any more', () => {
    const [none, b] = [at(null), at('https://b.example/token')];
    expect(secretDroppedBecause(none, b)).toContain('before there was a token URL');
    expect(secretDroppedBecause(b, none)).toContain('no token URL any more');
    expect(dropsSecretReason(b, none)).toContain('is not sent anywhere else');
  });
});
