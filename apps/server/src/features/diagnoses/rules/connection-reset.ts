import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { showTls } from '../repairs/network.js';
import { rule } from '../rule.js';

export const connectionReset = rule({
  code: 'connection-reset',
  stage: 'TCP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The connection was cut in the middle',
  cause:
    'The other side, or a device between, broke the connection off. Inspection of encrypted traffic, an intrusion filter, or too many connections at once are the usual reasons.',
  match: certain(
    says(
      'broken pipe',
      'err_connection_reset',
      'err_connection_closed',
      'econnreset',
      'connection reset by peer',
      'forcibly closed by the remote host',
      'econnaborted',
      'error code 10054',
      'wsaeconnreset',
      'und_err_socket',
      'epipe',
      'socket hang up',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Try once more: ${tryAgain(v)}`,
      `If it stays, take ${v.host} out of TLS inspection and intrusion prevention on the firewall.`,
      'Compare with a check from another network: if it works there, the cause is on the way, not in the mailbox.',
    ],
    commands: [showTls(v)],
  }),
});
