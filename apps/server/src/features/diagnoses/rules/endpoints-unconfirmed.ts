import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const endpointsUnconfirmed = rule({
  code: 'endpoints-unconfirmed',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'Url Authorize and Url Access Token belong to different sites',
  cause:
    'People would sign in at one site, and the code and the client secret would go to another one. No provider that Mailkey knows does it like that, so an admin must confirm the pair first. Nobody was asked.',
  match: ({ facts: { settings } }) =>
    settings?.kind === 'split'
      ? fact(
          'CERTAIN',
          `Url Authorize: ${settings.authorizeHost}. Url Access Token: ${settings.tokenHost}.`,
        )
      : undefined,
  repair: (v) => ({
    fix: [
      'Compare both addresses with the provider’s documentation, letter by letter. If one is wrong, correct it, and ask who entered it.',
      `${openClient(v)} as an admin of Mailkey and choose Confirm both sites, if they are right.`,
      validateAgain(v),
    ],
  }),
});
