import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { lookUpHost } from '../repairs/network.js';
import { rule } from '../rule.js';

export const dnsTemporaryFailure = rule({
  code: 'dns-temporary-failure',
  stage: 'DNS',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The name service does not answer',
  cause:
    'This machine asked for the server’s address and got no answer from its name server. The name itself may be right.',
  match: certain(
    says(
      'erefused',
      'eai_fail',
      'query refused',
      'eai_again',
      'temporary failure in name resolution',
      'esservfail',
      'eservfail',
      'servfail',
      'etimeout querya',
      'waiting for the addresses of the server',
      'error code 11002',
      'wsatry_again',
    ),
  ),
  repair: (v) => ({
    fix: [
      'Check the name servers of the machine or container that runs Mailkey (/etc/resolv.conf) and that it may reach them on port 53.',
      `Try again in a minute: ${tryAgain(v)}`,
    ],
    commands: [lookUpHost(v)],
  }),
});
