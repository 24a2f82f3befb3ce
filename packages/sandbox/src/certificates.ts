// @peculiar/x509 resolves its parts through tsyringe, which refuses to load without this polyfill.
import 'reflect-metadata';
import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 60 * 60 * 1000;

/** A certificate with its private key, both PEM. */
export interface Certificate {
  key: string;
  certificate: string;
}

export interface LeafRequest {
  issuer: Certificate;
  /** DNS names and IP addresses. */
  names: string[];
  validFrom: Date;
  validTo: Date;
}

x509.cryptoProvider.set(webcrypto);

/** A certificate authority of its own: trusted for the sandbox's servers and nowhere else. */
export async function createAuthority(name: string, now: Date): Promise<Certificate> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 3650 * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') };
}

export async function createLeaf(request: LeafRequest): Promise<Certificate> {
  const keys = await generateKeys();
  const issuer = new x509.X509Certificate(request.issuer.certificate);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${request.names[0]}`,
    issuer: issuer.subject,
    notBefore: request.validFrom,
    notAfter: request.validTo,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await importKey(request.issuer.key),
    extensions: [...leafExtensions(request.names), await authorityKeyIdentifier(issuer)],
  });
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') };
}

/** Signed by nobody but itself, as a server has it before somebody cares. */
export async function createSelfSigned(names: string[], now: Date): Promise<Certificate> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${names[0]}`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 365 * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: leafExtensions(names),
  });
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') };
}

function leafExtensions(names: string[]): x509.Extension[] {
  const alternatives = names.map((value) => ({
    type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension(alternatives),
  ];
}

function authorityKeyIdentifier(issuer: x509.X509Certificate): Promise<x509.Extension> {
  return x509.AuthorityKeyIdentifierExtension.create(issuer);
}

function generateKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']);
}

/** A leading 0 keeps the DER integer positive. */
function serialNumber(): string {
  return `0${randomBytes(15).toString('hex').slice(1)}`;
}
