import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Environment } from './environment.js';
import { misconfigured } from './problem.js';

/**
 * The certificate authorities to trust where SSL_CERT_FILE or SSL_CERT_DIR say so, as OpenSSL reads
 * them: the file takes the place of the built-in ones, the folders come beside. Undefined: Node's own,
 * with NODE_EXTRA_CA_CERTS, which Node would leave out beside others. Throws Problem.
 */
export async function authorities(environment: Environment): Promise<string[] | undefined> {
  const { SSL_CERT_FILE: file, SSL_CERT_DIR: folders, NODE_EXTRA_CA_CERTS: extra } = environment;
  if (!file && !folders) return undefined;
  return [
    ...(file ? [await certificatesOf('SSL_CERT_FILE', file)] : rootCertificates),
    ...(await inFolders(folders ?? '')),
    ...(extra ? [await certificatesOf('NODE_EXTRA_CA_CERTS', extra)] : []),
  ];
}

async function certificatesOf(name: string, path: string): Promise<string> {
  const text = await readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
    throw misconfigured(`${name} names ${path}, which cannot be read (${error.code}).`);
  });
  if (!isPem(text)) throw misconfigured(`${name} names ${path}, which has no certificate in it.`);
  return text;
}

async function inFolders(folders: string): Promise<string[]> {
  const found = folders.split(delimiter).filter(Boolean).map(readFolder);
  return (await Promise.all(found)).flat().filter(isPem);
}

async function readFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw misconfigured(`SSL_CERT_DIR names ${folder}, which cannot be read (${error.code}).`);
  });
  // Its links may lead nowhere, and it may have folders.
  return Promise.all(names.map((name) => readFile(join(folder, name), 'latin1').catch(() => '')));
}

const isPem = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');
