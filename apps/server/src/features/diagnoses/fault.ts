import type { CertificateFacts } from '../../lib/certificate.js';

/** Why bytes did not get through. `code` is Node's, undici's or OpenSSL's, such as ECONNREFUSED. */
export interface NetworkFault {
  stage: 'DNS' | 'TCP' | 'TLS' | 'HTTP';
  code: string;
  message: string;
  host: string;
  port: number;
  /** For TLS: what the certificate said. */
  certificate?: CertificateFacts;
}

/** What stopped a probe. */
export type ProbeFault =
  | { kind: 'network'; network: NetworkFault }
  /** The server said no. */
  | {
      kind: 'refused';
      /** The server's words: the last line, or all lines of a multi-line reply. */
      text: string;
      /** IMAP status (NO, BAD, BYE), '-ERR', or the SMTP code. */
      status: string;
      /** IMAP response code ([AUTHENTICATIONFAILED]), POP3's [AUTH], or SMTP's enhanced status (5.7.3). */
      code?: string;
      /** The decoded SASL challenge (RFC 7628 section 3.2.2 JSON), when one was sent. */
      challenge?: string;
      /** The command that was refused, upper case (AUTHENTICATE, PASS, MAIL, …); absent: none was sent in this step. */
      command?: string;
      /** Whether the token or password went out with that command before it was refused. */
      secretSent?: boolean;
    }
  /** The server broke its protocol or closed in the middle. */
  | { kind: 'protocol'; problem: string; text?: string }
  /** `text`: what it had said in the end. */
  | { kind: 'timeout'; waitedForMs: number; waitingFor: string; text?: string }
  /** What is required was not offered: STARTTLS, AUTH, a SASL mechanism. */
  | { kind: 'not-offered'; what: string; offered: string[] }
  /** Refused by our own rules before or while connecting: private address, no TLS with a token, … */
  | { kind: 'policy'; rule: string; message: string };
