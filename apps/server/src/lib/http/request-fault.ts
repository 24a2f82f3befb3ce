import type { CertificateFacts } from '../certificate.js';

/** Why a request got no answer. `code` is Node's, undici's or OpenSSL's, such as ECONNREFUSED. */
export interface RequestFault {
  stage: 'DNS' | 'TCP' | 'TLS' | 'HTTP';
  code: string;
  message: string;
  host: string;
  port: number;
  /** For TLS: what the certificate said. */
  certificate?: CertificateFacts;
}
