import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates, type DetailedPeerCertificate } from 'node:tls';
import type { ChainLink } from './certificate.js';

/** No honest chain is as long. */
const MOST = 10;

/**
 * The way from a server's certificate to its authority as OpenSSL goes it: at each step one that is
 * trusted here comes before one that the server sent, so that an authority's old cross-signed
 * certificate, which servers still send, does not count. Node tells no more than what was sent.
 */
export function pathOf(
  shown: DetailedPeerCertificate,
  authorities: readonly string[],
): ChainLink[] {
  const [leaf, ...sent] = sentWith(shown);
  if (!leaf) return [];
  const trusted = trustedWith(authorities);
  const path = [leaf];
  for (let last = leaf; path.length < MOST && !isItsOwn(last);) {
    const anchor = best(trusted, last);
    const next = anchor ?? best(sent, last);
    if (!next || path.includes(next)) break;
    path.push((last = next));
    if (anchor) break;
  }
  const known = new Set(trusted.map(({ fingerprint256 }) => fingerprint256));
  return path.map((one, at) => {
    const isTrusted = known.has(one.fingerprint256);
    const place = at === 0 ? 'leaf' : isTrusted || isItsOwn(one) ? 'root' : 'intermediate';
    return { ...linkOf(one), place, trusted: isTrusted };
  });
}

function sentWith(shown: DetailedPeerCertificate): X509Certificate[] {
  const sent: X509Certificate[] = [];
  const seen = new Set<string>();
  for (
    let one: DetailedPeerCertificate | undefined = shown;
    one?.raw && sent.length < MOST && !seen.has(one.fingerprint256);
    one = one.issuerCertificate
  ) {
    seen.add(one.fingerprint256);
    sent.push(new X509Certificate(one.raw));
  }
  return sent;
}

const isItsOwn = (one: X509Certificate): boolean => one.checkIssued(one);

/** Of those that may have issued it, one that is good now; else the one that was so last. */
function best(
  candidates: readonly X509Certificate[],
  of: X509Certificate,
): X509Certificate | undefined {
  const now = Date.now();
  const isGood = (one: X509Certificate): number =>
    Number(Date.parse(one.validFrom) <= now && now <= Date.parse(one.validTo));
  return candidates
    .filter((one) => of.checkIssued(one))
    .sort(
      (one, other) =>
        isGood(other) - isGood(one) || Date.parse(other.validTo) - Date.parse(one.validTo),
    )[0];
}

function linkOf(one: X509Certificate): Omit<ChainLink, 'place' | 'trusted'> {
  return {
    subject: nameOf(one.subject) || nameOf(one.subjectAltName?.replace(/^\w+:/, 'CN=')),
    issuer: nameOf(one.issuer),
    validFrom: new Date(one.validFrom),
    validTo: new Date(one.validTo),
  };
}

/** The common name; else the last part of a name that has none. */
function nameOf(lines = ''): string {
  const parts = lines.split('\n');
  const part = parts.find((line) => line.startsWith('CN=')) ?? parts.at(-1) ?? '';
  return part.replace(/^[\w.]+=/, '').slice(0, 200);
}

/** Reading Node's own takes longer than a handshake: once is enough. */
const lists = new Map<string, X509Certificate[]>();
let everywhere: X509Certificate[] | undefined;

function trustedWith(authorities: readonly string[]): X509Certificate[] {
  everywhere ??= [...rootCertificates, ...extraAuthorities()].flatMap(read);
  if (authorities.length === 0) return everywhere;
  const name = authorities.join('\n');
  const list = lists.get(name) ?? [...authorities.flatMap(read), ...everywhere];
  lists.set(name, list);
  return list;
}

/** What Node itself has read at its start. */
function extraAuthorities(): string[] {
  // eslint-disable-next-line no-restricted-properties -- not a setting of ours: Node has read it already
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  try {
    return file ? [readFileSync(file, 'utf8')] : [];
  } catch {
    return [];
  }
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const read = (bundle: string): X509Certificate[] =>
  (bundle.match(PEM) ?? []).flatMap((pem) => {
    try {
      return [new X509Certificate(pem)];
    } catch {
      // Node skips what it cannot read, too.
      return [];
    }
  });
