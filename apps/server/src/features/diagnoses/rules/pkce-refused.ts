import type { Evidence } from '../evidence.js';
import {
  all,
  any,
  certain,
  fact,
  firstOf,
  heardBy,
  not,
  says,
  unnumbered,
  when,
} from '../matchers.js';
import type { Match } from '../match.js';
import { openHabits } from '../repairs/habits.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { aboutPkce, wantsPkce } from './pkce-required.js';

const refuses = any(
  says('not supported', 'unsupported', 'not allowed', 'not enabled', 'disabled'),
  says('unexpected', 'not expected'),
  says('unknown', 'unrecognized', 'unrecognised', 'not recognized', 'not permitted', 'forbidden'),
);

/** Servers without PKCE name no reason: an answer of one word, to a request that had a challenge. */
function bareRefusal({ facts: { authorize, client, provider } }: Evidence): Match | undefined {
  const bare =
    authorize?.kind === 'error' &&
    authorize.error === 'invalid_request' &&
    !authorize.description?.trim();
  return bare && provider === 'GENERIC' && client?.pkce === 'S256' && client.prompt === undefined
    ? fact('LIKELY', 'invalid_request without a word, to a request with a code_challenge.')
    : undefined;
}

export const pkceRefused = rule({
  code: 'pkce-refused',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The provider does not take PKCE',
  cause:
    'The request carried a code_challenge, which protects the code on its way. This server does not know that, or has it switched off for the application, and refuses the request.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1',
  refines: ['pkce-mismatch', 'request-invalid', 'token-request-malformed'],
  match: firstOf(
    certain(all(aboutPkce, refuses, not(wantsPkce), unnumbered)),
    when(
      ({ client }) => client?.pkce === 'S256',
      certain(all(heardBy('authorize'), aboutPkce, not(wantsPkce), unnumbered)),
    ),
    bareRefusal,
  ),
  repair: (v) => ({
    fix: [
      'At the provider look for a switch that allows PKCE for this application: that is the better way.',
      v.facts.client?.clientAuthentication === 'NONE'
        ? `${openClient(v)}: it shows no secret, so PKCE cannot be switched off. Enter a secret first, if the provider gives one.`
        : `If there is none: ${openHabits(v)}, and set PKCE to “Off”.`,
      validateAgain(v),
    ],
  }),
});
