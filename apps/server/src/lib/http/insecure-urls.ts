import type { RequestFault } from './request-fault.js';
import { parseUrl } from '../parse-url.js';

/** The exceptions to "https only". */
export interface InsecureUrls {
  /** Origins that may be http: the sandbox's own. */
  origins: readonly string[];
  /** The operator's switch ALLOW_INSECURE_PROVIDERS, for rehearsal and tests. */
  allowAll: boolean;
}

/** Why a URL may not be asked, or nothing (RFC 6749 section 3.2: the token endpoint requires TLS). */
export function urlFault(address: string, insecure: InsecureUrls): RequestFault | undefined {
  const url = parseUrl(address);
  if (!url) return fault('INVALID_URL', 'The token URL is not a URL.', { host: '', port: 0 });
  const { protocol, origin, hostname, port, username, password } = url;
  const at = { host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) };
  if (username || password) {
    return fault('URL_WITH_LOGIN', 'The token URL carries a user name or password.', at);
  }
  if (protocol === 'https:') return undefined;
  const excepted = protocol === 'http:' && (insecure.allowAll || insecure.origins.includes(origin));
  return excepted ? undefined : fault('INSECURE_URL', 'The token URL does not use https.', at);
}

function fault(
  code: string,
  message: string,
  at: Pick<RequestFault, 'host' | 'port'>,
): RequestFault {
  return { stage: 'HTTP', code, message, ...at };
}
