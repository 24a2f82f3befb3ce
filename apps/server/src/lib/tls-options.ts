import { isIP } from 'node:net';
import {
  createSecureContext,
  rootCertificates,
  type ConnectionOptions,
  type SecureContext,
} from 'node:tls';
import { canonicalHost } from './address-rules.js';
import type { Egress } from './egress.js';

/**
 * One context for all connections with the same authorities: reading Node's own hundred and more
 * certificates takes longer than the whole conversation with a server.
 */
const contexts = new Map<string, SecureContext>();

/** TLS 1.2 or newer with the server's name checked; there is no way to switch the check off, not by Node's environment either. */
export function tlsOptions(
  target: { host: string; port: number },
  egress: Pick<Egress, 'authoritiesFor'>,
): ConnectionOptions {
  const host = canonicalHost(target.host) ?? target.host;
  const authorities = egress.authoritiesFor(target.host, target.port);
  const secureContext = contextFor(authorities ?? []);
  return {
    host,
    secureContext,
    rejectUnauthorized: true,
    ...(!isIP(host) && { servername: host }),
  };
}

function contextFor(authorities: readonly string[]): SecureContext {
  const name = authorities.join('\n');
  const known = contexts.get(name);
  if (known) return known;
  const ca = authorities.length > 0 && { ca: [...rootCertificates, ...authorities] };
  const context = createSecureContext({ minVersion: 'TLSv1.2', ...ca });
  contexts.set(name, context);
  return context;
}
