import { aadsts, any, because, certain, firstOf, possible, says } from '../matchers.js';
import { rule } from '../rule.js';

export const clockSkew = rule({
  code: 'clock-skew',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The clock of this machine is wrong',
  cause: 'The provider says that the times in the request lie in the past or the future.',
  match: firstOf(
    certain(
      any(
        aadsts(700024, 500133, 80013),
        says(
          'invalid jwt token must be a short lived',
          'not within its valid time range',
          'check your iat and exp',
          'cert_not_yet_valid',
          'certificate is not yet valid',
          'err_tls_cert_not_yet_valid',
          'token used too early',
          'clock skew',
        ),
      ),
    ),
    (evidence) => {
      const match = possible(says('cert_has_expired', 'certificate has expired'))(evidence);
      return (
        match && because(match, 'A clock that runs ahead makes every certificate look expired.')
      );
    },
  ),
  repair: (v) => ({
    fix: [
      `Mailkey takes it to be ${v.facts.now.toISOString()}. Compare that with the real time.`,
      'Switch time synchronisation on, and try again.',
    ],
    commands: ['timedatectl', 'sudo timedatectl set-ntp true'],
  }),
});
