import { existsSync, mkdtempSync, chmodSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NEEDED = [
  '/usr/sbin/dovecot',
  '/usr/lib/dovecot/imap',
  '/usr/lib/dovecot/pop3',
  '/usr/sbin/postfix',
];

/** Why real mail servers cannot be started here; undefined on Debian as root, where `npm test` installs them. */
export function withoutRealServers(): string | undefined {
  if (!existsSync('/etc/debian_version')) return 'real Dovecot and Postfix: this is not Debian';
  if (process.getuid?.() !== 0) return 'real Dovecot and Postfix: they are started by root only';
  const missing = NEEDED.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(`npm test installs what is missing: ${missing.join(', ')}`);
  return undefined;
}

/** Where a server listens for one protocol: behind TLS at once, and in clear with STARTTLS. */
export interface Doors {
  TLS: number;
  clear: number;
}

/** A folder that the servers' own users may pass through. */
export function serverFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `mailkey-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Resolves when something listens on the port; throws what `why` tells when nothing does in time. */
export async function listening(port: number, why: () => string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await accepts(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on port ${port}: ${why()}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
