import { inProtocol } from '../predicates/refusals.js';
import { all, heardBy, likely, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const noGreeting = rule({
  code: 'no-greeting',
  stage: 'IMAP',
  actor: 'OPERATOR',
  role: 'symptom',
  retryable: true,
  title: 'The server takes the connection and does not greet',
  cause:
    'Mailkey waited 30 seconds for the greeting, and none came. The server is overloaded, looks this address up in a DNS that does not answer, holds strangers up on purpose, or another service listens on this port.',
  match: inProtocol(likely(all(heardBy('probe'), says('waiting for the greeting')))),
  repair: (v) => ({
    fix: [
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      `Whoever runs ${v.host} looks at its load, at the DNS that it asks, and at delays for unknown addresses (greet delay, tarpit), and exempts the address of the machine that runs Mailkey.`,
      `Wait some minutes. ${checkAgain(v)}`,
    ],
    commands: [showTls(v)],
  }),
});
