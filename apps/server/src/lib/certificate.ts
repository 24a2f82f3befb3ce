import {
  checkServerIdentity,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type TLSSocket,
} from 'node:tls';
import { pathOf } from './certificate-path.js';
import { remembered } from './remembered.js';

/** One certificate on the way from a server's own to the authority that vouches for it. */
export interface ChainLink {
  place: 'leaf' | 'intermediate' | 'root';
  subject: string;
  issuer: string;
  validFrom: Date;
  validTo: Date;
  /** It is one of the authorities that this machine trusts. */
  trusted: boolean;
}

/** What a server's certificate says of itself. */
export interface CertificateFacts {
  subject: string;
  altNames: string[];
  issuer: string;
  validFrom: Date;
  validTo: Date;
  /** The way that is verified, the server's own first; not all that the server has sent lies on it. */
  chain?: ChainLink[];
  /** It is for other names than the one that was called. */
  otherName?: boolean;
}

/** Whom was called, and which authorities are trusted for it beside the public ones. */
interface Called {
  host: string;
  authorities: readonly string[] | undefined;
}

/** The facts of a certificate, texts cut; undefined when the server showed none. For the moment before Node judges it. */
export function certificateFacts(
  socket: TLSSocket,
  { host, authorities = [] }: Called,
): CertificateFacts | undefined {
  const certificate = shownBy(socket);
  if (!certificate.raw) return undefined;
  const key = JSON.stringify([host, authorities, fingerprints(certificate)]);
  return known(key, () => factsOf(certificate, { host, authorities }));
}

/** Node asks next, to compare the name: to take a chain apart once more would cost a tenth of the handshake. */
function shownBy(socket: TLSSocket): DetailedPeerCertificate {
  // TLS 1.2 may begin another handshake: what the one before has shown is gone then.
  Reflect.deleteProperty(socket, 'getPeerCertificate');
  const shown = socket.getPeerCertificate(true);
  socket.getPeerCertificate = () => shown;
  return shown;
}

/** Of all that the server has sent. */
function fingerprints(shown: DetailedPeerCertificate): string[] {
  const seen = new Set<string>();
  for (
    let one: DetailedPeerCertificate | undefined = shown;
    one?.raw && !seen.has(one.fingerprint256);
    one = one.issuerCertificate
  )
    seen.add(one.fingerprint256);
  return [...seen];
}

/** Checks of one server see the same certificates: finding the way to its authority takes longer than the handshake. */
const known = remembered<CertificateFacts>({ forMs: 60_000, most: 1_000 });

function factsOf(
  certificate: DetailedPeerCertificate,
  { host, authorities }: { host: string; authorities: readonly string[] },
): CertificateFacts {
  const names = (certificate.subjectaltname ?? '').split(', ').filter((name) => name !== '');
  const altNames = names
    .slice(0, 50)
    .map((name) => name.replace(/^(DNS|IP Address):/, '').slice(0, 255));
  const otherName = checkServerIdentity(host, certificate) !== undefined;
  return {
    subject: nameWords(certificate.subject) || (altNames[0] ?? ''),
    altNames,
    issuer: nameWords(certificate.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
    chain: pathOf(certificate, authorities),
    ...(otherName && { otherName }),
  };
}

function nameWords(name: PeerCertificate['subject'] | undefined): string {
  const one = (value: string | string[] | undefined): string => String(value ?? '').slice(0, 200);
  return one(name?.CN) || one(name?.O);
}

/** The certificate that ends before all others of its chain: the connection is refused from then on. */
export const firstEnd = (certificate: CertificateFacts): ChainLink =>
  linksOf(certificate).reduce((first, link) => (link.validTo < first.validTo ? link : first));

/** The certificate that begins after all others of its chain. */
export const lastBegin = (certificate: CertificateFacts): ChainLink =>
  linksOf(certificate).reduce((last, link) => (link.validFrom > last.validFrom ? link : last));

/** At least the server's own; what was kept before chains were read has no other. */
export const linksOf = ({ chain = [], ...leaf }: CertificateFacts): [ChainLink, ...ChainLink[]] => {
  const [first = { ...leaf, place: 'leaf', trusted: false } as const, ...rest] = chain;
  return [first, ...rest];
};
