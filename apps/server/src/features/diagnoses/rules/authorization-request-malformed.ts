import { aadsts, certain } from '../matchers.js';
import { endpoints } from '../repairs/entra.js';
import { openHabits } from '../repairs/habits.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const authorizationRequestMalformed = rule({
  code: 'authorization-request-malformed',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The provider cannot read the authorization request',
  cause:
    'A parameter of the request is missing, unknown, doubled or has a form that the provider does not take.',
  match: certain(
    aadsts(
      90004,
      90005,
      90013,
      90015,
      90023,
      90100,
      90101,
      90102,
      90107,
      90117,
      90121,
      901002,
      900410,
      9000410,
      9000411,
      9000518,
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openHabits(v)}, and look through the further parameters; “resource”, for instance, belongs to the first version of the service alone.`,
      `Check the addresses: ${endpoints(v)}.`,
      validateAgain(v),
    ],
  }),
});
