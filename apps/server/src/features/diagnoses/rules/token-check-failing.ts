import { inProtocol } from '../predicates/refusals.js';
import { mayBeUnchecked, mayLast } from '../predicates/token-check.js';
import { checkIntrospection, readAuthLog } from '../repairs/auth-log.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { quote } from '../observed-text.js';

export const tokenCheckFailing = rule({
  code: 'token-check-failing',
  stage: 'IMAP',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  retryable: true,
  title: 'The mail server may be unable to check tokens at all',
  cause:
    'A mail server asks the authorization server about each token. Where its own secret for that is wrong, or nobody answers it, it refuses every token, right ones as well.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc7662#section-2',
  match: inProtocol((evidence) => {
    const said = evidence.said.find(
      (one) => mayLast(evidence, one) || mayBeUnchecked(evidence, one),
    );
    if (!said) return undefined;
    const reason = mayLast(evidence, said)
      ? 'This came as the answer to a token.'
      : 'The refusal came without the challenge that names a reason.';
    return { certainty: 'POSSIBLE', said, evidence: [quote(said, ''), reason] };
  }),
  repair: (v) => ({ fix: [readAuthLog(v), checkIntrospection, checkAgain(v)] }),
});
