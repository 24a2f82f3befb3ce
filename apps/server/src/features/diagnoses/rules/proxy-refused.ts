import { connect, pages, wantsLogin } from '../predicates/proxies.js';
import { all, any, certain, not } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const proxyRefused = rule({
  code: 'proxy-refused',
  stage: 'TCP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'The outgoing proxy does not let the connection through',
  cause:
    'A proxy stands between this server and the internet. It forbids this host, or cannot reach it itself (502, 503, 504). Neither the provider nor the mail server was asked.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6',
  refines: [
    ...['token-endpoint-forbidden', 'token-endpoint-not-json', 'provider-temporarily-unavailable'],
    ...['connection-refused', 'connection-timeout', 'provider-internal-error'],
  ],
  match: certain(all(any(connect, pages), not(wantsLogin))),
  repair: (v, { said }) => {
    const status = /\b(40\d|50\d)\b/.exec(said?.readable ?? '')?.[1];
    return {
      fix: [
        status?.startsWith('5')
          ? 'The proxy could not reach the host itself: whoever runs it looks into its log, its name resolution and its own way out.'
          : `Whoever runs the proxy allows this machine to reach the hosts of ${v.tokenUrl} and of the mail servers, with their ports (443, 993, 995, 587, 465).`,
        'Or let the machine that runs Mailkey reach them without the proxy.',
        validateAgain(v),
      ],
      commands: [posix('curl', '-v', v.tokenUrl)],
    };
  },
});
