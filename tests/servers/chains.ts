import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from './certificates.js';

/** What a certificate is to be; whatever is absent is as it should be. */
export interface Wanted {
  /** Absent: it signs itself. */
  issuer?: string;
  /** The key of an earlier one, whose name it gets as well: a cross-signed authority. */
  sameAs?: string;
  authority?: boolean;
  names?: string;
  /** OpenSSL's form, such as 20200101000000Z. */
  from?: string;
  to?: string;
  key?: string[];
  digest?: string;
}

/** Makes certificates of any age and strength by OpenSSL's own tool, each issued by an earlier one. */
export function createChains() {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-chains-'));
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, 'index.txt'), '');

  function make(name: string, wanted: Wanted): Certificate {
    const { issuer = name, sameAs, authority, names = 'DNS:localhost', digest = 'sha256' } = wanted;
    const subject = sameAs ?? name;
    const keyFile = `${subject}.key`;
    const { key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] } = wanted;
    const keys = sameAs ? ['-new', '-key', keyFile] : [...key, '-noenc', '-keyout', keyFile];
    const extension = authority ? 'basicConstraints=critical,CA:TRUE' : `subjectAltName=${names}`;
    writeFileSync(join(folder, 'ca.cnf'), config(issuer, digest));
    const request = ['-config', 'ca.cnf', '-subj', `/CN=${subject}`, '-addext', extension];
    openssl('req', ...keys, ...request, '-out', `${name}.csr`);
    const dates = ['-startdate', wanted.from ?? LONG_AGO, '-enddate', wanted.to ?? FAR_AWAY];
    const self = issuer === name ? ['-selfsign', '-keyfile', keyFile] : [];
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`];
    openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', ...self, ...dates, ...files);
    return { key: read(keyFile), certificate: read(`${name}.pem`) };
  }

  return { make, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const LONG_AGO = '20200101000000Z';
const FAR_AWAY = '20991231000000Z';

const config = (issuer: string, digest: string): string => `
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = ${digest}
policy = any
certificate = ${issuer}.pem
private_key = ${issuer}.key
copy_extensions = copy
unique_subject = no
[any]
commonName = optional
[req]
distinguished_name = name
[name]
`;
