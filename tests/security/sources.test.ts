import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The product's own sources below a folder, without its tests. */
function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|vue)$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, folder, path), 'utf8') }));
}

function using(folder: string, pattern: RegExp): string[] {
  return sources(folder)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path);
}

describe('the sources', () => {
  it('C6 take nothing that must not be guessed from Math.random', () => {
    // Spreads waiting times, which anybody may guess.
    expect(using('apps/server/src', /Math\.random|pseudoRandomBytes/)).toEqual(['lib/chance.ts']);
    const feature = /^features\/(grants|secret-change|checks|mailboxes|alerts)\//;
    const users = using('apps/server/src', /lib\/chance\.js/);
    expect(users.filter((file) => !feature.test(file))).toEqual([]);
  });

  it('C1 know one cipher, in one file', () => {
    expect(using('apps/server/src', /create(C|Dec)ipheriv\(/)).toEqual(['lib/keyring.ts']);
    expect(
      using(
        'apps/server/src',
        /['"]aes-(?!256-gcm)|['"]des(?:-|3?['"])|createHash\(['"](md5|sha1)['"]/,
      ),
    ).toEqual([]);
  });

  it('HO2 fetch tokens for mailboxes through one door, which looks at their servers first', () => {
    expect(
      using(
        'apps/server/src',
        /\bgrants\.accessTokenFor\(|\{[^}]*\baccessTokenFor\b[^}]*\} = .*grants/,
      ),
    ).toEqual(['features/grants/mailbox-token.flow.ts']);
  });

  it('C3 read keys from the environment or a file, and hold none', () => {
    expect(
      using('apps/server/src', /-----BEGIN (?!CERTIFICATE-)|['"][A-Za-z0-9+/]{43}=['"]/),
    ).toEqual([]);
  });

  it('C9 put nothing secret into the storage of the browser', () => {
    // The folded menu, the mark of the sign-in window, and light or dark.
    const looked = [
      'features/frame/AppFrame.vue',
      'features/validations/consent-window.ts',
      'lib/color-mode.ts',
    ];
    expect(using('apps/web/src', /(local|session)Storage/).sort()).toEqual(looked);
    expect(using('apps/web/src', /document\.cookie|indexedDB/)).toEqual([]);
  });

  it('E5 never switch the check of certificates off', () => {
    // Read to be refused, and by the list of what may be set.
    expect(using('apps/server/src', /NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual(['config.ts']);
    // Asked whether a name fits, for the words of it; no connection is given a check of its own.
    const asks: Record<string, string[]> = { 'apps/server/src': ['lib/certificate.ts'] };
    for (const folder of ['apps/server/src', 'packages/token-helper/src', 'packages/sandbox/src']) {
      expect(using(folder, /rejectUnauthorized: (?!true)|checkServerIdentity:/)).toEqual([]);
      expect(using(folder, /checkServerIdentity/)).toEqual(asks[folder] ?? []);
    }
  });
});
