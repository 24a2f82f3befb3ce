import { isEntra } from '../repairs/registration.js';
import { answeredByPage } from '../predicates/own-names.js';
import { all, at, certain, says, unnumbered, when } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const tokenUrlWrong = rule({
  code: 'token-url-wrong',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'There is nothing at the token URL',
  cause:
    'The host answered, but it knows no such path, or does not take this kind of request there.',
  match: when(
    answeredByPage,
    certain(
      all(
        says('404 not found', 'http 404', 'http 405', '405 method not allowed', 'http 410'),
        at('TOKEN'),
        unnumbered,
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and correct the token URL: ${v.tokenUrl}.${isEntra(v) ? ` It should be as in: ${endpoints(v)}.` : ''}`,
      v.facts.provider === 'GENERIC'
        ? 'The provider’s page .well-known/openid-configuration or its documentation names token_endpoint.'
        : 'Choosing the provider again brings its preset back.',
      validateAgain(v),
    ],
    commands: [posix('curl', '-i', '-X', 'POST', v.tokenUrl)],
  }),
});
