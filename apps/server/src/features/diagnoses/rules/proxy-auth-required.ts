import { wantsLogin } from '../predicates/proxies.js';
import { certain } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const proxyAuthRequired = rule({
  code: 'proxy-auth-required',
  stage: 'TCP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'The outgoing proxy wants a user name and a password',
  cause: 'A proxy stands between this server and the internet and does not let it pass unsigned.',
  match: certain(wantsLogin),
  repair: (v) => ({
    fix: [
      'Let the machine that runs Mailkey reach the provider without that proxy, or have the proxy accept it without a password.',
      `The host in question: that of ${v.tokenUrl}.`,
      validateAgain(v),
    ],
  }),
});
