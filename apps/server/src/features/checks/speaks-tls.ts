/**
 * Faults by which a peer shows that it speaks TLS: of its certificate, of its version, or told by an
 * alert of its own. Node's and OpenSSL's codes.
 */
const told = /CERT|SELF_SIGNED|UNABLE_TO|_CA$|ALERT|UNSUPPORTED_PROTOCOL|KEY_TOO_SMALL/;

export function isFaultOfTlsPeer(code: string): boolean {
  return told.test(code);
}
