import { all, answeredYes, any, because, certain, firstOf, likely, says } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { showTlsAtOnce, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

export const plainOnTlsPort = rule({
  code: 'plain-on-tls-port',
  stage: 'TLS',
  actor: 'OPERATOR',
  title: 'The server is silent: it probably waits for TLS',
  cause:
    'The connection was made, but no greeting came. On a port for TLS the server waits for a handshake while this side waits for words, until one of them gives up.',
  match: firstOf(
    certain(says('maybe should use tls')),
    (evidence) => {
      const match = certain(answeredYes('tls'))(evidence);
      return (
        match && because(match, 'Asked further, the server answers a TLS handshake on this port.')
      );
    },
    likely(
      all(
        // A further question of the check may have settled it.
        (said) => (said.probe?.asked['tls'] === 'no' ? undefined : ''),
        any(
          says(
            'unexpectedly closed timed out',
            'greeting never received',
            'greeting_timeout',
            'greeting timeout',
            'no greeting',
          ),
          all(says('waiting for the greeting'), (said) =>
            said.probe?.security === 'TLS' ? undefined : 'greeting',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)}. For ${v.host}, port ${v.port}, choose the security TLS if the port is 465, 993 or 995.`,
      usualPortsOf(v),
      checkAgain(v),
    ],
    commands: [showTlsAtOnce(v)],
  }),
});
