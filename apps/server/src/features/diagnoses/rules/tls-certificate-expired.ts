import { certain, worded } from '../matchers.js';
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
import type { Values } from '../values.js';
import type { ChainLink } from '../../../lib/certificate.js';

const TITLES = {
  leaf: 'The server’s certificate has expired',
  intermediate: 'An intermediate certificate of the server has expired',
  root: 'The root of the server’s certificate has expired',
};

export const tlsCertificateExpired = rule({
  code: 'tls-certificate-expired',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: TITLES.leaf,
  cause:
    'A certificate is past its last day, so the connection is not trusted. If several servers show this at once, the clock of this machine is wrong instead.',
  match: namingOutOfTime(
    certain(
      worded(
        'err_cert_date_invalid',
        'cert_has_expired',
        'certificate has expired',
        'certificate expired',
        'certificate has expired or is not yet valid',
        'certificate is expired',
      ),
    ),
    'ended',
  ),
  repair: (v, match) => {
    const certificate = certificateOf(match, v.facts);
    const [ended] = outOfTime(certificate, v.facts.now, 'ended');
    return {
      ...(ended && { title: TITLES[ended.place] }),
      fix: [
        `Compare the clock of the machine that runs Mailkey (${v.facts.now.toISOString()}) with the real time.`,
        `If it is right, ${ended ? renew(v, ended) : `whoever runs ${v.host} renews the certificate`}.`,
        ...andWrongBeside(v, certificate),
        tryAgain(v),
      ],
      commands: [showTls(v), 'timedatectl'],
    };
  },
});

function renew({ host }: Values, link: ChainLink): string {
  const ended = `${linkWords(link)}, which ended on ${day(link.validTo)}`;
  switch (link.place) {
    case 'leaf':
      return `whoever runs ${host} renews ${ended}, and loads it into the mail server`;
    case 'intermediate':
      return `whoever runs ${host} takes ${ended}, out of the chain and installs the current one of the same authority; the server’s own certificate needs no renewal for this`;
    case 'root':
      return `whoever runs ${host} installs a chain that does not lead to ${ended}; if other servers of this authority fail as well, update Mailkey or the authorities that this machine trusts`;
  }
}
