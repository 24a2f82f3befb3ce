import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { RefusedToStart } from './lib/errors.js';

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4000',
      databasePath: './data/mailkey.sqlite',
      key: { kind: 'file', path: 'data/mailkey.key' },
      sandbox: false,
      plainHttp: false,
      allowInsecureProviders: false,
      trustProxy: false,
      ehloName: undefined,
    });
  });

  it('names this machine in EHLO by the public host, unless it says otherwise', () => {
    const PUBLIC_URL = 'https://mailkey.example.org';
    expect(readConfig({ PUBLIC_URL }).ehloName).toBe('mailkey.example.org');
    expect(readConfig({ PUBLIC_URL, SMTP_EHLO_NAME: 'out.example.org' }).ehloName).toBe(
      'out.example.org',
    );
    expect(() => readConfig({ PORT: 'x', SMTP_EHLO_NAME: 'mailkey' })).toThrow(
      /PORT[\s\S]*SMTP_EHLO_NAME: must be a host name with a domain/,
    );
  });

  it('F6 has the sandbox off unless it is asked for by name', () => {
    expect(readConfig({ NODE_ENV: 'development' }).sandbox).toBe(false);
    expect(readConfig({ SANDBOX: '' }).sandbox).toBe(false);
    expect(readConfig({ SANDBOX: 'on' }).sandbox).toBe(true);
  });

  it('F1 does not start where no certificate would be checked', () => {
    expect(() => readConfig({ NODE_TLS_REJECT_UNAUTHORIZED: '0', PORT: 'x' })).toThrow(
      /PORT[\s\S]*NODE_TLS_REJECT_UNAUTHORIZED: must not be 0/,
    );
    expect(readConfig({ NODE_TLS_REJECT_UNAUTHORIZED: '1' }).port).toBe(4000);
  });

  it.each([
    'http://mail.example.org',
    'http://192.168.1.20:4000',
    'http://0.0.0.0:4000',
    'http://[fd00::1]',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://2130706434.example',
    'HTTP://MAIL',
  ])('F5 does not start at %s, unless that is allowed by name', (PUBLIC_URL) => {
    expect(() => readConfig({ PUBLIC_URL })).toThrow(/PUBLIC_URL: must be https/);
    expect(() => readConfig({ PUBLIC_URL, ALLOW_PLAIN_HTTP: 'false' })).toThrow(/must be https/);
    const allowed = readConfig({ PUBLIC_URL, ALLOW_PLAIN_HTTP: 'true' });
    expect(allowed.plainHttp).toBe(true);
  });

  it.each([
    'http://localhost:4000',
    'http://mailkey.localhost',
    'http://LOCALHOST',
    'http://127.1:4000',
    'http://[::1]:4000',
    'https://mail.example.org',
  ])('F5 needs no leave for %s', (PUBLIC_URL) => {
    expect(readConfig({ PUBLIC_URL, ALLOW_PLAIN_HTTP: 'true' }).plainHttp).toBe(false);
    expect(readConfig({ PUBLIC_URL }).plainHttp).toBe(false);
  });

  it('tells all its problems at once and quotes no value', () => {
    const read = () =>
      readConfig({
        PORT: 'x',
        MAILKEY_KEY: 'c2hvcnQ=',
        ADMIN_EMAIL: 'a@b.test',
        EGRESS_ALLOW_CIDRS: '10.0.0.0',
      });
    expect(read).toThrow(RefusedToStart);
    expect(read).toThrow(/PORT[\s\S]*MAILKEY_KEY[\s\S]*EGRESS_ALLOW_CIDRS/);
    expect(read).not.toThrow(/c2hvcnQ/);
  });

  it('tells beside a wrong value what does not go together', () => {
    const read = () =>
      readConfig({
        PORT: 'x',
        ADMIN_EMAIL: 'a@b.test',
        MAILKEY_KEY_FILE: 'key',
        MAILKEY_KEY: Buffer.alloc(32).toString('base64'),
      });
    expect(read).toThrow(/PORT[\s\S]*ADMIN_PASSWORD[\s\S]*MAILKEY_KEY: and/);
  });

  it.each([
    ['PUBLIC_URL', 'https://mail.example.org/mailkey'],
    ['PUBLIC_URL', 'https://admin@mail.example.org'],
    ['PUBLIC_URL', 'https://mail.example.org/?x'],
    ['PUBLIC_URL', 'ftp://mail.example.org'],
    ['PUBLIC_URL', 'mail.example.org'],
    ['TRUST_PROXY', 'banana'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/8, banana'],
    ['DATABASE_URL', 'sqlite::memory:'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`\n  ${name}: must`);
  });

  it('R2 has the usual limits, and others by the environment', () => {
    const usual = { anonymous: 60, session: 600, key: 1200, handOut: 600 };
    expect(readConfig({}).limits).toEqual({
      sockets: { caller: 20, network: 50 },
      rates: usual,
      runsAtOnce: 5,
      checks: { total: 20, perKey: 4 },
    });
    const { limits } = readConfig({ RATE_TOKENS_PER_MAILBOX: '7', CHECKS_PER_HOST: '2' });
    expect(limits).toMatchObject({ rates: { ...usual, handOut: 7 }, checks: { perKey: 2 } });
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', 'many', '99999999', ' 5', 'Infinity'])(
    'R2 tells every limit that is %s in one message',
    (wrong) => {
      const names = [
        ...['RATE_ANONYMOUS_PER_MINUTE', 'RATE_SESSION_PER_MINUTE', 'RATE_KEY_PER_MINUTE'],
        ...['RATE_TOKENS_PER_MAILBOX', 'RUNS_AT_ONCE', 'CHECKS_AT_ONCE', 'CHECKS_PER_HOST'],
      ];
      const read = () => readConfig(Object.fromEntries(names.map((name) => [name, wrong])));
      for (const name of names) expect(read).toThrow(`\n  ${name}: must be a whole number from 1`);
    },
  );

  it('wants the first admin whole', () => {
    expect(() => readConfig({ ADMIN_EMAIL: 'a@b.test' })).toThrow(/ADMIN_PASSWORD/);
  });

  it('reads lists, flags and proxies', () => {
    expect(
      readConfig({
        EGRESS_ALLOW_CIDRS: '10.0.0.0/8, fd00::/8',
        ALLOW_INSECURE_PROVIDERS: 'true',
        TRUST_PROXY: '1',
        PUBLIC_URL: 'https://mail.example.org/',
      }),
    ).toMatchObject({
      egressAllowCidrs: ['10.0.0.0/8', 'fd00::/8'],
      allowInsecureProviders: true,
      trustProxy: 1,
      publicUrl: 'https://mail.example.org',
    });
    const trusted = (TRUST_PROXY: string) => readConfig({ TRUST_PROXY }).trustProxy;
    expect(trusted('loopback, 10.0.0.0/8')).toEqual(['loopback', '10.0.0.0/8']);
    expect(trusted('false')).toBe(false);
  });
});
