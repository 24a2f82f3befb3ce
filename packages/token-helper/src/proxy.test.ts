import { describe, expect, it } from 'vitest';
import type { Environment } from './environment.js';
import { proxyFor, type Target } from './proxy.js';

const target = (host: string, more: Partial<Target> = {}): Target => ({
  scheme: 'https',
  host,
  port: 443,
  ...more,
});
const PROXY = { https_proxy: 'http://proxy.test:3128' };
const hostFor = (host: string, environment: Environment) =>
  proxyFor(target(host), environment)?.host;

describe('a proxy', () => {
  it.each<Environment>([
    { https_proxy: 'http://proxy.test:3128' },
    { HTTPS_PROXY: 'http://user:word@proxy.test:3128/' },
    { https_proxy: 'proxy.test:3128', HTTPS_PROXY: 'http://other.test' },
    { all_proxy: 'http://proxy.test:3128' },
    { ALL_PROXY: 'https://proxy.test:3128', NO_PROXY: '' },
  ])('is named by %j', (environment) => {
    expect(hostFor('mailkey.test', environment)).toBe('proxy.test:3128');
  });

  it('is none by itself, for plain http, and for what curl calls otherwise', () => {
    expect(hostFor('mailkey.test', {})).toBeUndefined();
    const everything = { http_proxy: 'http://p', ...PROXY, ALL_PROXY: 'http://p' };
    expect(proxyFor(target('localhost', { scheme: 'http' }), everything)).toBeUndefined();
    expect(proxyFor(target('imap.test', { scheme: 'imaps' }), PROXY)).toBeUndefined();
    const imaps = { IMAPS_PROXY: 'http://proxy.test' };
    expect(proxyFor(target('imap.test', { scheme: 'imaps' }), imaps)?.host).toBe('proxy.test');
    const direct = target('imap.test', { scheme: 'imaps', direct: true });
    expect(proxyFor(direct, { ...everything, ...imaps })).toBeUndefined();
  });

  it.each([
    ['*', 'mailkey.test'],
    ['a.test, mailkey.test', 'mailkey.test'],
    ['a.test mailkey.test.', 'MAILKEY.test'],
    ['.test', 'mailkey.test'],
    ['*.test', 'mailkey.test'],
    ['test:443', 'mailkey.test'],
    ['10.0.0.0/8', '10.9.8.7'],
    ['2001:db8::/32', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['::1', '::1'],
  ])('is not asked where no_proxy is %j and the host %s', (no_proxy, host) => {
    expect(hostFor(host, { ...PROXY, no_proxy })).toBeUndefined();
    expect(hostFor(host, { ...PROXY, NO_PROXY: no_proxy })).toBeUndefined();
  });

  it.each([
    ['key.test', 'mailkey.test'],
    ['mailkey.test:8443', 'mailkey.test'],
    ['10.0.0.0/8', '11.0.0.1'],
    ['10.0.0.0/99', '10.0.0.1'],
    ['0.1', '10.0.0.1'],
    [',', 'mailkey.test'],
    ['.', 'mailkey.test'],
  ])('is asked where no_proxy is %j and the host %s', (no_proxy, host) => {
    expect(hostFor(host, { ...PROXY, no_proxy })).toBe('proxy.test:3128');
  });

  it.each(['socks5://proxy.test:1080', 'http://', 'http://a b', 'http://a:p%zz@b'])(
    'of another kind is refused: %s',
    (https_proxy) => {
      expect(() => hostFor('mailkey.test', { https_proxy })).toThrow(
        expect.objectContaining({ exitCode: 78 }),
      );
    },
  );
});
