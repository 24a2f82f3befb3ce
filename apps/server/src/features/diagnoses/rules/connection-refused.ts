import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { tryPort, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const connectionRefused = rule({
  code: 'connection-refused',
  stage: 'TCP',
  actor: 'OPERATOR',
  title: 'Nothing accepts connections on this port',
  cause:
    'The machine was reached and turned the connection away: no service listens on that port, or a firewall rejects it.',
  match: certain(
    says(
      'err_connection_refused',
      'econnrefused',
      'connection refused',
      'actively refused',
      'error code 10061',
      'wsaeconnrefused',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      'If both are right, run the command below where Mailkey runs and let the firewall pass the connection.',
      tryAgain(v),
    ],
    commands: [tryPort(v)],
  }),
});
