import { refuses } from '../predicates/greeting.js';
import { inProtocol } from '../predicates/refusals.js';
import { likely } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const capabilityRefused = rule({
  code: 'capability-refused',
  stage: 'IMAP',
  actor: 'OPERATOR',
  role: 'symptom',
  retryable: true,
  refines: ['imap-server-unavailable', 'pop-server-unavailable'],
  title: 'The server does not say what it offers',
  cause:
    'It greeted and then refused the question for its capabilities (IMAP: CAPABILITY, POP3: CAPA). So nobody knows whether it can encrypt, and nothing secret was sent.',
  match: inProtocol(likely(refuses('CAPABILITY', 'CAPA'))),
  repair: (v) => ({
    fix: [
      'Read the server’s words below; a limit or a fault passes by itself.',
      `An old server does not know the question: ${openMailbox(v)}, and choose TLS with port 993 for IMAP or 995 for POP3, if the server has it.`,
      `Otherwise whoever runs ${v.host} finds the attempt in its log. ${checkAgain(v)}`,
    ],
  }),
});
