import { mailHosts } from '../repairs/registration.js';
import { certain, says } from '../matchers.js';
import { openMailbox, tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsHostnameMismatch = rule({
  code: 'tls-hostname-mismatch',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The certificate is for another host name',
  cause:
    'The server answered with a certificate that does not contain the name under which it was called. Mostly an alias of one’s own or an IP address was entered instead of the provider’s name.',
  match: certain(
    says(
      'err_cert_common_name_invalid',
      'no alternative certificate subject name',
      'did not match expected cn',
      'err_tls_cert_altname_invalid',
      'hostname mismatch',
      'remotecertificatenamemismatch',
      'does not match certificate s altnames',
      'host name mismatch',
      'certificate is valid for',
      'doesn t match any of the subject alternative names',
    ),
  ),
  repair: (v, match) => {
    const hosts = mailHosts(v);
    const names = match.said?.probe?.certificate?.altNames ?? [];
    return {
      fix: [
        names.length > 0
          ? `${openMailbox(v)} and enter a name that the certificate has: ${names.slice(0, 5).join(', ')}.`
          : `${openMailbox(v)} and enter the provider’s own name${hosts ? `, ${hosts.incoming} or ${hosts.outgoing},` : ''} instead of ${v.host}.`,
        'If this is your own server, have a certificate issued that contains this name.',
        tryAgain(v),
      ],
      commands: [showTls(v)],
    };
  },
});
