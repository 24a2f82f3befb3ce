import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './command.js';

/** What the tests start for real, by the file that shows it is there. */
const wanted = [
  { file: '/usr/bin/chromium', packages: ['chromium'] },
  { file: '/usr/lib/dovecot/imap', packages: ['dovecot-imapd'] },
  { file: '/usr/lib/dovecot/pop3', packages: ['dovecot-pop3d'] },
  { file: '/usr/sbin/postfix', packages: ['postfix'] },
  { file: '/usr/bin/curl', packages: ['curl'] },
  { file: '/usr/bin/msmtp', packages: ['msmtp'] },
  // isync signs in through Cyrus SASL, whose XOAUTH2 comes with KDE's libraries on Debian.
  { file: '/usr/bin/mbsync', packages: ['isync', 'libsasl2-modules-kdexoauth2'] },
  { file: '/usr/bin/fetchmail', packages: ['fetchmail'] },
  { file: '/usr/bin/getmail', packages: ['getmail6'] },
  { file: '/usr/bin/mutt', packages: ['mutt'] },
  { file: '/usr/bin/mpop', packages: ['mpop'] },
  { file: '/usr/bin/s-nail', packages: ['s-nail'] },
  { file: '/usr/bin/aerc', packages: ['aerc'] },
  { file: '/usr/bin/alpine', packages: ['alpine'] },
  { file: '/usr/bin/offlineimap', packages: ['offlineimap3'] },
  { file: '/usr/bin/imapfilter', packages: ['imapfilter'] },
  {
    file: '/usr/share/perl5/Mail/IMAPClient.pm',
    packages: ['libmail-imapclient-perl', 'libio-socket-ssl-perl'],
  },
  { file: '/usr/bin/neomutt', packages: ['neomutt'] },
  {
    file: '/usr/lib/python3/dist-packages/oauth2_provider/__init__.py',
    packages: ['python3-django-oauth-toolkit'],
  },
  {
    file: '/usr/share/perl5/Lemonldap/NG/Portal/Issuer/OpenIDConnect.pm',
    // Small ones for what it depends on without using it here, and what its issuer loads beside.
    packages: [
      ...['liblemonldap-ng-portal-perl', 'lemonldap-ng-fastcgi-server', 'mini-httpd'],
      ...['libplack-perl', 'libstring-random-perl', 'libio-string-perl'],
    ],
  },
];

/** What `npm run providers` starts beside those. */
const wantedByProviders = [
  { file: '/usr/bin/glewlwyd', packages: ['glewlwyd', 'sqlite3'] },
  {
    file: '/usr/lib/python3/dist-packages/authlib/__init__.py',
    packages: ['python3-authlib', 'python3-flask'],
  },
  {
    file: '/usr/share/rubygems-integration/all/specifications/doorkeeper-5.5.0.gemspec',
    packages: ['ruby-doorkeeper', 'ruby-activerecord', 'ruby-sqlite3'],
  },
];

/** The servers and the browser of `npm test`. */
export function ensureSystemPackages() {
  install(wanted);
}

/** The authorization servers of `npm run providers`. */
export function ensureProviders() {
  install([...wanted, ...wantedByProviders]);
}

/**
 * Installs what is missing on Debian as root; elsewhere it says what to install.
 * @param {{ file: string, packages: string[] }[]} needed
 */
function install(needed) {
  const missing = needed
    .filter(({ file }) => !existsSync(file))
    .flatMap(({ packages }) => packages);
  if (missing.length === 0) return;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    console.log(`Not installed, so their tests are skipped or fail: ${missing.join(', ')}`);
    return;
  }
  console.log(`Installing system packages for the tests: ${missing.join(', ')} …`);
  // The suite starts its own instances; Postfix is not to ask questions or write a configuration.
  const answers = 'postfix postfix/main_mailer_type select No configuration\n';
  spawnSync('debconf-set-selections', { input: answers });
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}
