import { bare, elsewhere, tooSoon } from '../predicates/own-names.js';
import { isMicrosoft } from '../repairs/registration.js';
import { aadsts, any, certain, fact, firstOf, likely, says, worded } from '../matchers.js';
import { scopesOf } from '../repairs/entra.js';
import { gmailScope } from '../repairs/google.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const scopeInvalid = rule({
  code: 'scope-invalid',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The list of scopes is not one that the provider accepts',
  cause: 'A scope is malformed, unknown to the provider, or does not go together with the others.',
  match: firstOf(
    ({ facts }) =>
      elsewhere(facts) && bare(facts, 'invalid_scope')
        ? fact('LIKELY', 'invalid_scope: no description')
        : undefined,
    certain(
      any(
        aadsts(70011, 28002, 28003, 700023, 700038),
        worded('invalid_scope', 'malformed_scope', 'scope_invalid', 'requested scope is invalid'),
      ),
    ),
    likely(says('invalid scope', 'invalid scopes', 'unknown scope', 'scope is invalid')),
    ({ facts }) =>
      elsewhere(facts) && bare(facts, 'access_denied')
        ? fact(
            'POSSIBLE',
            'Some servers answer so without asking anybody where they know none of the scopes (oidc-provider).',
            ...tooSoon(facts),
          )
        : undefined,
  ),
  repair: (v) => ({
    fix: [
      v.provider === 'GOOGLE'
        ? `${openClient(v)}. For Gmail the scope is ${gmailScope} alone.`
        : isMicrosoft(v)
          ? `${openClient(v)} and use the preset: ${scopesOf(v)}. .default stands alone and never beside other scopes of the same resource.`
          : `${openClient(v)} and compare each scope with the provider’s documentation${v.facts.provider === 'GENERIC' ? '' : '; choosing the provider again brings its preset back'}.`,
      'Look for a line break, a quote or a wrong separator inside the list.',
      validateAgain(v),
    ],
  }),
});
