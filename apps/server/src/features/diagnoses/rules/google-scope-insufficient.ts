import { candidate, googleRefuses } from '../predicates/refusals.js';
import { gmailScopes, identityScope, tokenFault } from '../predicates/token.js';
import { all, certain, fact, find, firstOf, not, says } from '../matchers.js';
import { gmailScope, openGoogleDataAccess } from '../repairs/google.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const googleScopeInsufficient = rule({
  code: 'google-scope-insufficient',
  stage: 'TOKEN_CONTENT',
  of: 'GOOGLE',
  actor: 'APP_ADMIN',
  title: 'The token’s scope does not open Gmail’s mail servers',
  cause:
    'IMAP, POP and SMTP of Gmail demand the scope https://mail.google.com/. Narrower ones (gmail.modify, gmail.readonly, gmail.send) serve the Gmail API alone.',
  docsUrl: 'https://developers.google.com/gmail/imap/xoauth2-protocol',
  match: firstOf(
    (evidence) => {
      const held = gmailScopes(evidence.facts);
      return held &&
        held.length > 0 &&
        !held.includes(gmailScope) &&
        !held.every((scope) => identityScope.test(scope))
        ? tokenFault(evidence, fact('CERTAIN', `The token has: ${held.join(' ')}.`))
        : undefined;
    },
    certain(
      all(
        says('gmail modify', 'gmail readonly', 'gmail send'),
        says('azp', 'access_type', 'expires_in'),
        not(says('mail google com')),
      ),
    ),
    (evidence) => {
      const said = gmailScopes(evidence.facts)?.includes(gmailScope)
        ? undefined
        : find(evidence, googleRefuses);
      return said && candidate(said, 'POSSIBLE', 'Which scope the token has is not known.');
    },
  ),
  repair: (v) => ({
    fix: [
      `${openClient(v)} and set the scope to ${gmailScope}`,
      `${openGoogleDataAccess} and add the same scope.`,
      signInAgain(v),
    ],
  }),
});
