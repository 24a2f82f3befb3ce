import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.js';

const everywhere = ['libc6', 'libcrypt1', 'libgcc-s1', 'libstdc++6', 'zlib1g', 'libdb5.3'];
const gnutls = [
  ...['libgnutls30', 'libgnutls-dane0', 'libnettle8', 'libhogweed6', 'libgmp10', 'libp11-kit0'],
  ...['libffi8', 'libtasn1-6', 'libunistring2', 'libidn2-0'],
];
const kerberos = [
  ...['libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3', 'libkrb5support0', 'libcom-err2'],
  ...['libkeyutils1', 'libssl3', 'libnsl2', 'libtirpc3', 'libpcre2-8-0', 'libpam0g'],
  ...['libaudit1', 'libcap-ng0'],
];

/**
 * Mail servers that want the machine for themselves (Exim's package removes Postfix, each starts a
 * service): unpacked with all their libraries, to be started by the tests with a root of their own.
 */
const packages = {
  courier: [
    ...['courier-imap', 'courier-pop', 'courier-authdaemon', 'courier-authlib', 'courier-base'],
    ...['courier-authlib-userdb', 'libcourier-unicode4', 'libltdl7', 'libgdbm6', 'libidn12'],
    ...['libgamin0', 'libpcre3', ...everywhere, ...gnutls],
  ],
  cyrus: [
    ...['cyrus-imapd', 'cyrus-pop3d', 'cyrus-common', 'sasl2-bin', 'libsasl2-2'],
    ...['libsasl2-modules', 'libsasl2-modules-db', 'libicu72', 'libical3', 'libjansson4'],
    ...['libldap-2.5-0', 'liblzma5', 'libpcre3', 'libpq5', 'libsqlite3-0', 'libuuid1', 'libwrap0'],
    ...['libxapian30', 'libxml2', ...everywhere, ...gnutls, ...kerberos],
  ],
  exim: [
    ...['exim4-daemon-heavy', 'exim4-base', 'libevent-2.1-7', 'libidn12', 'libunbound8'],
    ...['libldap-2.5-0', 'libmariadb3', 'libperl5.36', 'libpq5', 'libsasl2-2', 'libspf2-2'],
    ...['libsqlite3-0'],
    ...[...everywhere, ...gnutls, ...kerberos],
  ],
};

/** Where tests find them; kept from one run to the next. */
const cache = join(root, 'node_modules/.cache/mail-servers');

/** Downloads and unpacks what is missing, on Debian as root; nothing is installed and nothing started. */
export function ensureMailServers() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  const missing = Object.entries(packages).filter(([name]) => !existsSync(join(cache, name)));
  if (missing.length === 0) return;
  console.log(
    `Unpacking mail servers for the tests: ${missing.map(([name]) => name).join(', ')} …`,
  );
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'download-'));
  try {
    execFileSync('apt-get', ['update', '-qq']);
    const names = [...new Set(missing.flatMap(([, needed]) => needed))];
    const asRoot = ['-qq', '-o', 'APT::Sandbox::User=root'];
    execFileSync('apt-get', [...asRoot, 'download', ...names], { cwd: folder });
    for (const [name, needed] of missing) unpack(folder, name, needed);
  } catch (error) {
    // The tests that need them fail and say so; the others are worth a run.
    console.error(`Not unpacked: ${error}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Whole or not at all: the folder appears when everything is in it.
 * @param {string} folder
 * @param {string} name
 * @param {string[]} needed
 */
function unpack(folder, name, needed) {
  const whole = join(folder, name);
  mkdirSync(whole);
  for (const file of readdirSync(folder))
    if (needed.includes(file.slice(0, file.indexOf('_'))))
      execFileSync('dpkg', ['-x', join(folder, file), whole]);
  rmSync(join(whole, 'usr/share'), { recursive: true });
  renameSync(whole, join(cache, name));
}
