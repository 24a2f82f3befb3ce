import { certain, fact, firstOf, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const issuerMismatch = rule({
  code: 'issuer-mismatch',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The answer came from another provider than the one asked',
  cause:
    'The redirect names an issuer that is not the one of this client’s provider. For safety such an answer is thrown away.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9207',
  match: firstOf(
    ({ facts: { authorize } }) =>
      authorize?.kind === 'rejected' && authorize.problem === 'issuer'
        ? fact('CERTAIN', 'The redirect carried the issuer (iss) of somebody else.')
        : undefined,
    certain(says('issuer mismatch', 'unexpected issuer', 'unexpected iss')),
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and check that authorize URL and token URL belong to the same provider: ${v.authorizeUrl}, ${v.tokenUrl}.`,
      validateAgain(v),
    ],
  }),
});
