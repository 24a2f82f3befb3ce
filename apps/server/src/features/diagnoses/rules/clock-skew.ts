import { tokenFault } from '../predicates/token.js';
import { aadsts, any, because, certain, fact, firstOf, possible, says } from '../matchers.js';
import { rule, type Matcher } from '../rule.js';

/** RFC 7519 sections 4.1.5 and 4.1.6 leave some leeway to clocks, usually no more than minutes. */
const LEEWAY = 120_000;

const fromTheFuture: Matcher = (evidence) => {
  const { now, tokenContent } = evidence.facts;
  const claims = [
    ['iat', tokenContent?.issuedAt],
    ['nbf', tokenContent?.notBefore],
  ] as const;
  const ahead = claims.find(([, at]) => at && at.getTime() > now.getTime() + LEEWAY);
  if (!ahead?.[1]) return undefined;
  const line = `By its claim ${ahead[0]} the token begins at ${ahead[1].toISOString()}, and here it is ${now.toISOString()}.`;
  return { ...tokenFault(evidence, fact('CERTAIN', line)), stage: 'TOKEN_CONTENT' };
};

export const clockSkew = rule({
  code: 'clock-skew',
  stage: 'TOKEN',
  actor: 'OPERATOR',
  title: 'The clock of this machine is wrong',
  cause: 'The provider says that the times in the request lie in the past or the future.',
  match: firstOf(
    fromTheFuture,
    certain(
      any(
        aadsts(700024, 500133, 80013),
        says(
          'invalid jwt token must be a short lived',
          'not within its valid time range',
          'check your iat and exp',
          'token used too early',
          'issued in the future',
          'immaturesignatureerror',
          'jwt not active',
          'iat claim',
          'nbf claim',
          'not yet valid iat',
          'not yet valid nbf',
          'token is not yet valid',
          'token not yet valid',
          'jwt is not yet valid',
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
    (evidence) => {
      const match = possible(says('cert_not_yet_valid', 'certificate is not yet valid'))(evidence);
      return (
        match && because(match, 'A clock that is behind makes new certificates look too young.')
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
