import { all, at, certain, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const tokenUrlRedirects = rule({
  code: 'token-url-redirects',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The token URL leads on to another address',
  cause:
    'The answer was a redirect. Mailkey does not follow it, since that would carry the secret to an address that nobody has chosen.',
  refines: ['token-endpoint-not-json'],
  match: certain(all(says('token url answered with a redirect'), at('TOKEN'))),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and enter the address to which it leads, with https: ${v.tokenUrl} is the current one.`,
      'The command below shows where it leads (the line Location).',
      validateAgain(v),
    ],
    commands: [posix('curl', '-i', '-X', 'POST', v.tokenUrl)],
  }),
});
