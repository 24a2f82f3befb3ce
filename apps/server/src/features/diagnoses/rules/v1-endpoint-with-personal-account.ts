import { aadsts, any, certain, says } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const v1EndpointWithPersonalAccount = rule({
  code: 'v1-endpoint-with-personal-account',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The old address (without v2.0) cannot serve personal accounts',
  cause:
    'The URLs lead to the first version of Microsoft’s sign-in service, which issues no tokens to personal accounts.',
  match: certain(
    any(aadsts(500201, 500200, 90027), says('unable to issue tokens from this api version')),
  ),
  repair: (v) => ({
    fix: [`${openClient(v)} and use the second version: ${endpoints(v)}.`, validateAgain(v)],
  }),
});
