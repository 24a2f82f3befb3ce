import { turnsAway } from '../predicates/greeting.js';
import { inProtocol } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const greetingRefused = rule({
  code: 'greeting-refused',
  stage: 'IMAP',
  actor: 'OPERATOR',
  role: 'symptom',
  retryable: true,
  // Where its words tell no more than "later".
  refines: ['smtp-server-temporary', 'imap-server-unavailable', 'pop-server-unavailable'],
  title: 'The server turns the connection away before the login',
  cause:
    'It refused before anybody signed in, so neither login nor encryption is the reason. Usual ones: too many connections from this address, an address that the server blocks or finds no name for in the DNS, a service that is closed or serves others only.',
  match: inProtocol(likely(turnsAway)),
  repair: (v) => ({
    fix: [
      'Read the server’s words below; they mostly name the reason.',
      `Whoever runs ${v.host} finds the attempt in its log, and lets the public address of the machine that runs Mailkey in.`,
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      `If it speaks of a limit or of later: wait some minutes. ${checkAgain(v)}`,
    ],
  }),
});
