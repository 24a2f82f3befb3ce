import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its private key, both PEM. */
export interface Certificate {
  key: string;
  certificate: string;
}

export interface Certificates {
  /** The authority's certificate. */
  ca: string;
  /** For localhost and 127.0.0.1. */
  good: Certificate;
  wrongName: Certificate;
  expired: Certificate;
  selfSigned: Certificate;
}

const CONFIG = `
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
certificate = ca.pem
private_key = ca.key
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
`;

/** An authority and what it has signed, by OpenSSL's own tool: certificates of the last century too. */
export function createCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-ca-'));
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

  function request(name: string, names: string, more: string[]): void {
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`];
    openssl('req', ...key, '-config', 'ca.cnf', '-keyout', `${name}.key`, ...subject, ...more);
  }

  function issue(name: string, names: string, [from, to]: [string, string]): Certificate {
    request(name, names, ['-out', `${name}.csr`]);
    const dates = ['-startdate', from, '-enddate', to];
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.cnf',
      ...dates,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
    );
    return { key: read(`${name}.key`), certificate: read(`${name}.pem`) };
  }

  try {
    writeFileSync(join(folder, 'ca.cnf'), CONFIG);
    writeFileSync(join(folder, 'index.txt'), '');
    const authority = ['-x509', '-days', '36500', '-subj', '/CN=Mailkey test authority'];
    const extensions = ['-addext', 'basicConstraints=critical,CA:TRUE'];
    openssl(
      'req',
      ...key,
      '-config',
      'ca.cnf',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      ...authority,
      ...extensions,
    );
    const here = 'DNS:localhost,IP:127.0.0.1';
    const now: [string, string] = ['20200101000000Z', '20991231000000Z'];
    const certificates = {
      ca: read('ca.pem'),
      good: issue('good', here, now),
      wrongName: issue('wrong', 'DNS:mail.example.com', now),
      expired: issue('expired', here, ['20200101000000Z', '20200201000000Z']),
    };
    request('self', here, ['-x509', '-days', '30', '-out', 'self.pem']);
    return {
      ...certificates,
      selfSigned: { key: read('self.key'), certificate: read('self.pem') },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
