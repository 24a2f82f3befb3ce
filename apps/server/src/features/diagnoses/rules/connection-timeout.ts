import {
  all,
  any,
  at,
  certain,
  firstOf,
  likely,
  not,
  says,
  unnumbered,
  unplaced,
} from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { tryPort, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const connectionTimeout = rule({
  code: 'connection-timeout',
  stage: 'TCP',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The server does not answer in time',
  cause:
    'The attempt to connect was swallowed without an answer. Usually a firewall drops outgoing mail ports; hosting companies often block 25 and sometimes 465 and 587.',
  match: firstOf(
    certain(
      says(
        'err_connection_timed_out',
        'socketexception 10060',
        'did not properly respond',
        'und_err_headers_timeout',
        'und_err_body_timeout',
        'etimedout',
        'connect_timeout',
        'connect timeout',
        'esockettimedout',
        'connection timed out',
        'couldn t connect to host',
        'und_err_connect_timeout',
        'error code 10060',
        'wsaetimedout',
        'operation timed out',
        'i o timeout',
        'failed to connect timed out',
      ),
    ),
    certain(says('waiting for the connection')),
    likely(
      all(
        any(says('etimeout', 'timed out'), all(says('timeout'), not(unplaced))),
        at('TCP', 'TOKEN'),
        unnumbered,
        not(
          says('unexpectedly closed', 'greeting', 'querya', 'gateway timeout', 'gateway time out'),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Run the command below on the machine that runs Mailkey. If it hangs too, the firewall must let ${v.host}, port ${v.port}, pass.`,
      usualPortsOf(v),
      tryAgain(v),
    ],
    commands: [tryPort(v)],
  }),
});
