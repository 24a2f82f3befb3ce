import { describe, expect, it } from 'vitest';
import { networkProblem } from './network-problem.js';

const failed = (code: string, more: object = {}) =>
  networkProblem('mailkey.test', Object.assign(new Error('x'), { code, ...more }));

describe('a connection that failed', () => {
  it.each([
    ['ENOTFOUND', 68, /There is no host/],
    ['EAI_AGAIN', 75, /cannot be looked up now/],
    ['ECONNREFUSED', 75, /cannot be reached .*Try again later/],
    ['192.0.2.1 ETIMEDOUT, ::1 ECONNREFUSED', 75, /192\.0\.2\.1 ETIMEDOUT, ::1 ECONNREFUSED/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 78, /is not trusted .*SSL_CERT_FILE/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 78, /is not trusted/],
    ['CERT_HAS_EXPIRED', 78, /has expired .*must renew it\. The clock of this machine says 20/],
    ['CERT_NOT_YET_VALID', 78, /is not valid yet .*clock/],
    ['CERT_REVOKED', 78, /is revoked/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 78, /does not speak TLS there .*check the port/],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 78, /versions of TLS before 1\.2/],
    ['ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 78, /RFC 5746/],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 78, /fault of its own/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 78, /certificate of this program/],
    ['ERR_SSL_SOMETHING_NEW', 78, /come to terms about TLS/],
  ])('by %s ends with %i and says what to do', (code, exitCode, sentence) => {
    const { message, ...problem } = failed(code);
    expect(problem).toMatchObject({ exitCode });
    expect(message).toMatch(sentence);
    expect(message).toContain('mailkey.test');
  });

  it('by a certificate for another name tells the names, without what a terminal obeys', () => {
    const cert = { subjectaltname: 'DNS:a.test, IP Address:192.0.2.1, DNS:\u001b[31mred' };
    expect(failed('ERR_TLS_CERT_ALTNAME_INVALID', { cert }).message).toContain(
      'is for another name (ERR_TLS_CERT_ALTNAME_INVALID): a.test, 192.0.2.1,  [31mred.',
    );
  });

  it('by words of OpenSSL alone is understood', () => {
    const error = Object.assign(new Error('SSL routines:wrong version number'), { code: 'EPROTO' });
    expect(networkProblem('mailkey.test', error).message).toContain('does not speak TLS there');
  });

  it('by time says so', () => {
    const error = new DOMException('late', 'TimeoutError');
    expect(networkProblem('mailkey.test', error)).toMatchObject({
      exitCode: 75,
      message: 'mailkey.test does not answer in time. Try again later.',
    });
  });
});
