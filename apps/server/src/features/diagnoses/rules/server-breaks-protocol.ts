import { inProtocol } from '../predicates/refusals.js';
import { likely, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { showTls, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

const letsEverybodyIn = says('lets everybody in without a login');

export const serverBreaksProtocol = rule({
  code: 'server-breaks-protocol',
  stage: 'IMAP',
  actor: 'OPERATOR',
  role: 'fallback',
  title: 'The server does not keep to the protocol',
  cause:
    'Something came that no server of this kind may send. Another service may listen there, or a device on the way changes the conversation.',
  match: inProtocol(
    likely(
      says(
        'does not keep to',
        'lets everybody in without a login',
        'spoke on in clear',
        'sent a line of more than',
        'sent more than',
        'exceeds maximum allowed size',
        'does not tell the status of the inbox',
        'accepted the login before',
        'holds no numbers',
        'instead of 334',
        'instead of 235',
      ),
    ),
  ),
  repair: (v, { said }) => ({
    ...(said &&
      letsEverybodyIn(said) !== undefined && {
        title: 'The server lets everybody in without a login',
        cause:
          'Its greeting says that somebody is signed in already (PREAUTH). That suits a tunnel, and no server that others reach: no login can be tried there.',
      }),
    fix: [
      `Check host and port: ${v.host}, ${v.port}. ${usualPortsOf(v)}`,
      'Switch mail inspection off on firewalls and antivirus programs on the way.',
      checkAgain(v),
    ],
    commands: [showTls(v)],
  }),
});
