import type { Facts } from '../facts.js';
import { certain, fact, firstOf, says } from '../matchers.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { rule } from '../rule.js';

export const issuerMismatch = rule({
  code: 'issuer-mismatch',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'The answer came from another provider than the one asked',
  cause:
    'The redirect names an issuer (iss) that is not the one of this client’s provider. For safety such an answer is thrown away.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc9207',
  match: firstOf(
    ({ facts }) => {
      const issuer = refused(facts);
      if (!issuer) return undefined;
      return fact(
        'CERTAIN',
        issuer.seen === undefined
          ? 'The redirect carried an issuer (iss) of somebody else.'
          : `Expected ${clean(issuer.expected)}, and the redirect carried iss=${clean(issuer.seen)}.`,
      );
    },
    certain(says('issuer mismatch', 'unexpected issuer', 'unexpected iss')),
  ),
  repair: (v) => {
    const seen = clean(refused(v.facts)?.seen ?? '');
    return {
      ...(seen && {
        cause: `The server answers as ${seen}, and was expected as ${clean(refused(v.facts)?.expected ?? '')}. Many servers name themselves by another host than the one where people sign in. It may also be another server that answers in its place, so the answer was thrown away.`,
      }),
      fix: [
        `${openClient(v)} and check that authorize URL and token URL belong to the same provider: ${v.authorizeUrl}, ${v.tokenUrl}.`,
        seen
          ? `Compare ${seen} with the issuer in the provider’s documentation, letter by letter. If it is right, an admin chooses Confirm issuer on the page of the client, or types it into Issuer.`
          : 'If the server names itself by another host, type its issuer, as the provider’s documentation has it, into Issuer.',
        validateAgain(v),
      ],
    };
  },
});

/** Of an answer that named somebody; one that named nobody is issuer-missing. */
function refused({ authorize }: Facts): { expected: string; seen?: string } | undefined {
  if (authorize?.kind !== 'rejected' || authorize.problem !== 'issuer') return undefined;
  const { issuer } = authorize;
  if (!issuer) return { expected: '' };
  return issuer.seen === undefined ? undefined : issuer;
}
