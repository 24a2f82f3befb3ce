import { all, certain, not, says, worded } from '../matchers.js';
import {
  andWrongBeside,
  certificateOf,
  day,
  linkWords,
  namingOutOfTime,
  outOfTime,
} from '../repairs/certificates.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const tlsCertificateNotYetValid = rule({
  code: 'tls-certificate-not-yet-valid',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server’s certificate is not valid yet',
  cause:
    'A certificate begins later than the time that this machine knows. Either the clock here is behind, or the certificate was installed before its first day.',
  match: namingOutOfTime(
    certain(
      all(
        worded(
          'cert_not_yet_valid',
          'err_tls_cert_not_yet_valid',
          'certificate is not yet valid',
          'certificate not yet valid',
          'certificate is not valid yet',
        ),
        not(says('expired or is not yet valid')),
      ),
    ),
    'not yet valid',
  ),
  repair: (v, match) => {
    const certificate = certificateOf(match, v.facts);
    const [early] = outOfTime(certificate, v.facts.now, 'not yet valid');
    return {
      fix: [
        `Compare the clock of the machine that runs Mailkey (${v.facts.now.toISOString()}) with the real time, and switch time synchronisation on.`,
        early
          ? `If the clock is right, whoever runs ${v.host} puts the former certificate back until ${day(early.validFrom)}: ${linkWords(early)} begins only then.`
          : `If the clock is right, whoever runs ${v.host} puts the former certificate back until the new one begins.`,
        ...andWrongBeside(v, certificate),
        tryAgain(v),
      ],
      commands: [showTls(v), 'timedatectl', 'sudo timedatectl set-ntp true'],
    };
  },
});
