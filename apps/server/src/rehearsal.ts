import { dirname, join } from 'node:path';
import type { Sandbox } from '@mailkey/sandbox';
import type { Config } from './config.js';
import type { Log } from './lib/log.js';
import type { Rehearsal } from './features/mailboxes/sandbox-example.resolver.js';
import type { ScopePurpose } from './features/providers/provider.js';
import type { SandboxEndpoints } from './features/providers/sandbox.js';

/** The names by which its servers are reached. */
const HOSTS = ['localhost', '127.0.0.1'];

/**
 * Starts the sandbox beside Mailkey; undefined when it is off. Its ports follow Mailkey's own, so that
 * stored settings fit again after a restart; where one of them is taken it listens anywhere else.
 */
export async function startRehearsal(config: Config, log: Log): Promise<Sandbox | undefined> {
  if (!config.sandbox) return undefined;
  const { startSandbox } = await import('@mailkey/sandbox');
  const { publicUrl, databasePath } = config;
  const options = { publicUrl, stateFile: join(dirname(databasePath), 'sandbox.json') };
  try {
    return await startSandbox({
      ...options,
      ports: config.port === 0 ? 'ephemeral' : { base: config.port + 1 },
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
    log.warn(
      'The usual ports of the sandbox are taken: it listens on others, and stored sandbox settings may not fit.',
    );
    return startSandbox({ ...options, ports: 'ephemeral' });
  }
}

/** What the sandbox tells the providers' registry of itself. */
export function sandboxEndpoints(sandbox: Sandbox): SandboxEndpoints {
  const { imapTls, pop3Tls, smtpStarttls } = sandbox.servers;
  return {
    authorizeUrl: sandbox.authorizeUrl,
    accessTokenUrl: sandbox.accessTokenUrl,
    revocationUrl: sandbox.revocationUrl,
    tenant: sandbox.tenant,
    clientId: sandbox.clientId,
    registration: sandbox.registration,
    clientSecret: sandbox.clientSecret,
    secondClientSecret: sandbox.secondClientSecret,
    scopes: sandbox.scopes.map((value) => ({ value, purpose: purposeOf(value), preset: true })),
    servers: {
      incoming: [
        { protocol: 'IMAP', ...imapTls },
        { protocol: 'POP3', ...pop3Tls },
      ],
      outgoing: smtpStarttls,
    },
    mailHosts: sandbox.ports.flatMap((port) => HOSTS.map((host) => `${host}:${port}`)),
  };
}

/** The sandbox's own certificate authority, trusted for its ports and nowhere else. */
export function sandboxAuthorities({
  ca,
  ports,
}: Sandbox): { host: string; ports: number[]; ca: string }[] {
  return HOSTS.map((host) => ({ host, ports, ca }));
}

/** What "Try it in the sandbox" fills in. */
export function rehearsalOf(sandbox: Sandbox | undefined): Rehearsal | undefined {
  if (!sandbox) return undefined;
  const { tenant, clientId, clientSecret } = sandbox;
  return {
    tenant,
    clientId,
    clientSecret,
    person: 'ana@sandbox.test',
    shared: 'support@sandbox.test',
  };
}

function purposeOf(scope: string): ScopePurpose {
  if (/IMAP/.test(scope)) return 'IMAP';
  if (/POP/.test(scope)) return 'POP3';
  if (/SMTP/.test(scope)) return 'SMTP';
  return scope === 'offline_access' ? 'OFFLINE' : 'IDENTITY';
}
