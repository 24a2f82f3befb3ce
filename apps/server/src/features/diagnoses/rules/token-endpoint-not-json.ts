import { all, at, certain, firstOf, heardBy, likely, not, says, unnumbered } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule } from '../rule.js';

export const tokenEndpointNotJson = rule({
  code: 'token-endpoint-not-json',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The token URL answers with a web page',
  cause:
    'Where JSON was expected came a page. The token URL is that of a page, or a proxy or captive portal answered instead of the provider.',
  match: firstOf(
    certain(
      all(
        says(
          'content type text html',
          'unexpected token doctype',
          'is not valid json',
          'unexpected token in json',
          'bad_http',
          'too_large',
        ),
        at('TOKEN'),
        unnumbered,
        not(says('404 not found', '407 proxy')),
      ),
    ),
    likely(all(heardBy('token'), says('not application json', 'the answer is not a json object'))),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and check the token URL: ${v.tokenUrl}. For Microsoft 365: ${endpoints(v)}.`,
      'Run the command below where Mailkey runs: a right address answers 400 or 401 with JSON.',
      'If the page is your proxy’s, let login.microsoftonline.com, oauth2.googleapis.com or your provider’s host pass.',
      validateAgain(v),
    ],
    commands: [posix('curl', '-i', '-X', 'POST', v.tokenUrl)],
  }),
});
