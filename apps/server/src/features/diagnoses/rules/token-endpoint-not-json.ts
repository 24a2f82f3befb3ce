import { isEntra } from '../repairs/registration.js';
import { all, at, certain, firstOf, heardBy, likely, not, says, unnumbered } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { posix } from '../repairs/shell.js';
import { rule, type Repair } from '../rule.js';
import type { Values } from '../values.js';

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
    likely(all(heardBy('token'), says('not application json', 'not a json object'))),
  ),
  repair: (v) => ({
    ...inOtherWords(v),
    fix: [
      `${openClient(v)} and check the token URL: ${v.tokenUrl}.${isEntra(v) ? ` It should be as in: ${endpoints(v)}.` : ''}`,
      'Run the command below where Mailkey runs: a right address answers 400 or 401 with JSON.',
      'If the page is your proxy’s, let your provider’s host pass.',
      validateAgain(v),
    ],
    commands: [posix('curl', '-i', '-X', 'POST', v.tokenUrl)],
  }),
});

/** A page is the usual answer; where something else was seen, that is what is told. */
function inOtherWords({ facts: { token } }: Values): Pick<Repair, 'title' | 'cause'> {
  const why =
    'The token URL is that of something else, or a proxy answered instead of the provider.';
  if (token?.kind === 'unreachable' && token.fault.code === 'TOO_LARGE')
    return {
      title: 'The token URL answers with far too much',
      cause: `An answer with tokens is short; this one was cut off. ${why}`,
    };
  if (token?.kind !== 'malformed' || /html|xml|web page/i.test(token.problem)) return {};
  return {
    title: 'The token URL answers with something that is not JSON',
    cause: `A JSON object with tokens was expected, and labelled as JSON. ${why}`,
  };
}
