import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { tryPort } from '../repairs/network.js';
import { rule } from '../rule.js';

export const networkUnreachable = rule({
  code: 'network-unreachable',
  stage: 'TCP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'There is no way to this server from here',
  cause:
    'The machine that runs Mailkey knows no route to the server’s address: no internet, a wrong gateway, or IPv6 that leads nowhere.',
  match: certain(
    says(
      'eacces',
      'eperm',
      'ehostdown',
      'einval',
      'eafnosupport',
      'ehostunreach',
      'enetunreach',
      'no route to host',
      'network is unreachable',
      'host is unreachable',
      'enetdown',
      'eaddrnotavail',
      'error code 10051',
      'error code 10065',
    ),
  ),
  repair: (v) => ({
    fix: [
      'Check the network of the machine or container that runs Mailkey, and the command below.',
      'If only IPv6 fails, repair it or switch it off there.',
      tryAgain(v),
    ],
    commands: [tryPort(v)],
  }),
});
