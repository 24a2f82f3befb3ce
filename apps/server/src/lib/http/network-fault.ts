import type { CertificateFacts } from '../certificate.js';
import type { RequestFault } from './request-fault.js';

interface Circumstances {
  progress: { stage: RequestFault['stage']; certificate?: CertificateFacts };
  host: string;
  port: number;
  signal: AbortSignal;
}

/** undici's names for what Node and people know by another one. */
const aliases: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_HEADERS_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_BODY_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'TOO_LARGE',
  ERR_BUFFER_TOO_LARGE: 'TOO_LARGE',
};

/** Puts an error of undici, Node or OpenSSL into words that a person can be told of. */
export function networkFault(error: unknown, at: Circumstances): RequestFault {
  const { host, port, progress } = at;
  const certificate = progress.stage === 'TLS' ? progress.certificate : undefined;
  const { code, message } = at.signal.aborted ? aborted(at.signal) : explained(error);
  const stage = code === 'EGRESS_BLOCKED' ? 'TCP' : progress.stage;
  return { stage, code, message, host, port, ...(certificate && { certificate }) };
}

function aborted(signal: AbortSignal): { code: string; message: string } {
  const reason: unknown = signal.reason;
  const timeout = reason instanceof Error && /^(TimeoutError|DeadlineExceeded)$/.test(reason.name);
  return timeout
    ? { code: 'ETIMEDOUT', message: 'The provider gave no complete answer in time.' }
    : { code: 'ABORTED', message: 'The request was given up.' };
}

/** The innermost error with a code: libraries wrap, and several addresses give several errors. */
function explained(error: unknown): { code: string; message: string } {
  const chain = causes(error);
  const coded = chain.findLast((one) => codeOf(one) !== undefined) ?? chain.at(-1);
  const code = (coded && codeOf(coded)) ?? 'UNKNOWN';
  return { code: aliases[code] ?? code, message: (coded?.message ?? '').slice(0, 500) };
}

function causes(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return [error, ...causes(inner, depth + 1)];
}

function codeOf(error: Error): string | undefined {
  if (error.name === 'HTTPParserError') return 'BAD_HTTP';
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
