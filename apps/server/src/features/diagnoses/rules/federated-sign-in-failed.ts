import { aadsts, certain } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const federatedSignInFailed = rule({
  code: 'federated-sign-in-failed',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  retryable: true,
  title: 'The organisation’s own sign-in service failed',
  cause:
    'Microsoft handed the sign-in to the organisation’s identity provider (AD FS, Okta, Ping or the like), and that one refused or answered wrongly.',
  match: certain(
    aadsts(
      20001,
      20012,
      20033,
      40008,
      40009,
      40010,
      40015,
      50008,
      5000819,
      50107,
      51006,
      50161,
      50170,
      90123,
      81004,
      81005,
      81009,
      81010,
      81011,
      81012,
    ),
  ),
  repair: (v) => ({
    fix: [
      `Sign in at ${v.cloud.office} with the same account: if that fails too, the identity provider has to be repaired first.`,
      'Whoever runs the identity provider finds the attempt in its own log.',
      signInAgain(v),
    ],
  }),
});
