import { openRegistration, perProvider } from '../repairs/registration.js';
import {
  aadsts,
  all,
  any,
  at,
  because,
  certain,
  not,
  reads,
  says,
  unnumbered,
  unplaced,
  worded,
  type TextPredicate,
} from '../matchers.js';
import { azNewSecret, openApp } from '../repairs/entra.js';
import { near } from '../near.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** In another order or with other words than the phrases have it. */
const secretUnfit = all(
  reads(
    /\b(?:client|app|application|consumer)[ _-]?secret\b[^.;]{0,20}\b(?:mismatch|invalid|wrong|incorrect|(?:not|n't) (?:match|valid|correct))|\b(?:bad|invalid|wrong|incorrect|validating)\b[^.;]{0,20}\b(?:client|app|application|consumer)[ _-]?secret\b/i,
  ),
  unnumbered,
  at('TOKEN'),
  not(unplaced),
);

/** In other languages, without accents. */
const unfitElsewhere = near(
  40,
  [
    ...[' client secret', ' client_secret', ' clientsecret', ' secret client', ' secret du client'],
    ...[' secreto ', ' segreto ', ' segredo ', ' clientgeheim', ' client geheim', ' sekret '],
    ...['kundengeheimnis', 'clientgeheimnis', 'client geheimnis', ' cle secrete'],
  ],
  [
    ...[' falsch', ' ungultig', ' stimmt nicht', ' incorrect', ' errone', ' invalide ', ' mauvais'],
    ...[
      ' invalido ',
      ' invalida ',
      ' non valid',
      ' no valid',
      ' no es valid',
      ' sbagliat',
      ' errat',
      ' errad',
    ],
    ...[' incorret', ' onjuist', ' ongeldig', ' verkeerd', ' nieprawidlow', ' bledny ', ' niewazn'],
  ],
);
const secretUnfitElsewhere: TextPredicate = all(
  ({ words }) => (unfitElsewhere(words) ? '' : undefined),
  unnumbered,
  at('TOKEN'),
  not(unplaced),
);

const aboutSecret = says('client_secret', 'client secret');

export const clientSecretInvalid = rule({
  code: 'client-secret-invalid',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  refuses: 'client',
  title: 'The client secret is not one of this application',
  cause:
    'The provider knows the application, but not the secret that was sent. It is from another application, was replaced or deleted, is the ID of the secret and not the secret, or lost a character.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  match: (evidence) => {
    const match = certain(
      any(
        aadsts(7000215),
        // Before 7000215 there was, the general number stood around it.
        all(aadsts(70002, 50012), aboutSecret, not(aadsts(54005, 70008))),
        worded(
          'wrong client secret',
          'invalid_client_secret',
          'invalid client secret',
          'invalid client_secret',
          'the provided client secret is invalid',
          'incorrect_client_credentials',
        ),
        secretUnfit,
        secretUnfitElsewhere,
      ),
    )(evidence);
    const shape = evidence.facts.client?.secret;
    return match && shape === 'guid-shaped'
      ? because(match, 'The stored secret has the shape of an ID, as a Secret ID has.')
      : match;
  },
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      ...(v.facts.client?.secret === 'guid-shaped' && {
        title: 'The Secret ID was entered instead of the secret',
        cause:
          'What is stored as client secret is an ID. Microsoft shows two columns beside a secret: the Secret ID, which only names it, and the Value, which is the secret itself.',
      }),
      fix: [
        `${openApp(v, 'Certificates & secrets')} → Client secrets → New client secret.`,
        'Copy the column Value at once; it is shown only now. It has about 40 characters, often with a ~ in it. The Secret ID is of no use here.',
        `${openClient(v)}, paste it as Client secret, note the expiry date and save.`,
        validateAgain(v),
      ],
      commands: azNewSecret(v),
    }),
    other: (v) => ({
      fix: [
        `${openRegistration(v, 'Certificates & secrets')} and create a new client secret, or copy the current one if it is shown.`,
        `${openClient(v)}, paste it as Client secret and save.`,
        validateAgain(v),
      ],
    }),
  }),
});
