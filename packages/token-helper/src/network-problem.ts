import { exitCodes, misconfigured, plainText, Problem } from './problem.js';

/** Why there was no answer. Only codes are shown: a text might repeat what was sent. */
export function networkProblem(host: string, error: unknown, port?: number): Problem {
  const code = codeOf(error);
  if (code === 'ENOTFOUND')
    return new Problem(
      exitCodes.noHost,
      `There is no host ${host.replace(/^the proxy (.*?)(:\d+)?$/, '$1, the proxy')}: check the address.`,
    );
  if (code === 'EAI_AGAIN')
    return new Problem(
      exitCodes.tryAgain,
      `The name ${host} cannot be looked up now (${code}): no name server answers. Try again later.`,
    );
  const known = certificateProblem(host, code, error) ?? tlsProblem(host, code, error);
  if (known) return known;
  if (code.startsWith('HPE_'))
    return new Problem(
      exitCodes.protocol,
      `${host} answers something that is not HTTP (${code}): check host and port.`,
    );
  const late = /^(TimeoutError|AbortError|ABORT_ERR)$/.test(code);
  const what = late
    ? 'does not answer in time'
    : `cannot be reached (${code})${port ? ` at port ${port}` : ''}`;
  return new Problem(exitCodes.tryAgain, `${host} ${what}. Try again later.`);
}

export const certificateCodes =
  /^(CERT_|CRL_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_)/;

function certificateProblem(host: string, code: string, error: unknown): Problem | undefined {
  if (!certificateCodes.test(code)) return undefined;
  const its = `The certificate of ${host}`;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return misconfigured(
        `${its}, or one that vouches for it, has expired (${code}): whoever runs ${host} must renew it. ${clock()}`,
      );
    case 'CERT_NOT_YET_VALID':
      return misconfigured(
        `${its}, or one that vouches for it, is not valid yet (${code}). ${clock()} If that is wrong, set it; else whoever runs ${host} must put it right.`,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return misconfigured(
        `${its} is for another name (${code}): ${namesIn(error)}. Use a name that it has, or have it made for ${host}.`,
      );
    case 'CERT_REVOKED':
      return misconfigured(`${its} is revoked (${code}): whoever runs ${host} must replace it.`);
    default:
      return misconfigured(
        `${its} is not trusted (${code}): name its authority in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE.`,
      );
  }
}

const clock = (): string =>
  `The clock of this machine says ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.`;

/** Whoever wrote them may be anybody. */
function namesIn(error: unknown): string {
  const { cert } = error as { cert?: { subjectaltname?: string; subject?: { CN?: string } } }; // Node adds it
  const names = cert?.subjectaltname?.replace(/\b(DNS|IP Address):/g, '') ?? cert?.subject?.CN;
  return plainText(names ?? 'it names none').slice(0, 200);
}

/** What the handshake ended with, the most telling first. */
const handshakes: [RegExp, string][] = [
  [
    /wrong.version.number|packet.length.too.long|http.request|unknown.protocol/i,
    'does not speak TLS there (CODE): check the port, and whether TLS starts with the first byte.',
  ],
  [
    /unsupported.protocol|alert.protocol.version|version.too.low/i,
    'speaks only versions of TLS before 1.2 (CODE): its admin must allow TLS 1.2 or newer.',
  ],
  [
    /certificate.required|alert.(bad|unknown).certificate|alert.handshake.failure/i,
    'ends the handshake (CODE): it may want a certificate of this program, which has none, or ciphers that are not safe. Its admin finds the reason in its log.',
  ],
  [/legacy.renegotiation/i, 'lacks safe renegotiation, RFC 5746 (CODE): its admin must update it.'],
  [
    /alert.internal.error/i,
    'ends the handshake by a fault of its own (CODE): its admin finds the reason in its log.',
  ],
];

function tlsProblem(host: string, code: string, error: unknown): Problem | undefined {
  if (!/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) return undefined;
  // EPROTO has the words of OpenSSL in its message alone.
  const { reason = '', message = '' } = error as { reason?: string; message?: string };
  const said = `${code} ${reason} ${code === 'EPROTO' ? message : ''}`;
  const [, sentence] = handshakes.find(([words]) => words.test(said)) ?? [];
  const what = sentence ?? 'does not come to terms about TLS (CODE): check the port and its log.';
  return misconfigured(`${host} ${what.replace('CODE', code)}`);
}

/** Node's code of what happened, or else its kind: `ECONNREFUSED`, `TimeoutError`. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, name } = error as Error & { code?: unknown }; // Node adds it
  return typeof code === 'string' ? code : name;
}
