import { fact } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const issuerMissing = rule({
  code: 'issuer-missing',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The answer does not say which server it comes from',
  cause:
    'The server promises in its discovery document to name itself (iss) in every answer, and this answer has no iss. It may come from another server, so it was thrown away (RFC 9207, section 2.4).',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9207#section-2.4',
  match: ({ facts: { authorize } }) =>
    authorize?.kind === 'rejected' &&
    authorize.problem === 'issuer' &&
    authorize.issuer !== undefined &&
    authorize.issuer.seen === undefined
      ? fact('CERTAIN', 'The redirect had a code and no iss.')
      : undefined,
  repair: (v) => ({
    fix: [
      'See that a proxy in front of this server passes the query string of /oauth/callback/ unchanged.',
      `${openClient(v)} and check that ${v.authorizeUrl} is the address in the provider’s documentation.`,
      'If both are right, the server breaks its promise: who runs it corrects authorization_response_iss_parameter_supported in its discovery document.',
      validateAgain(v),
    ],
  }),
});
