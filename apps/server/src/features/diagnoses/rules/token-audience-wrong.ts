import { perProvider } from '../repairs/registration.js';
import { candidate, exchangeRefuses } from '../predicates/refusals.js';
import { audienceKnown, foreignAudience, tokenFault } from '../predicates/token.js';
import { all, any, certain, fact, find, firstOf, not, says } from '../matchers.js';
import { appScope, scopesOf } from '../repairs/entra.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenAudienceWrong = rule({
  code: 'token-audience-wrong',
  stage: 'TOKEN_CONTENT',
  actor: 'APP_ADMIN',
  title: 'The token is for another service than the mail servers',
  cause:
    'A mail server takes only tokens that were issued for it. This one names another resource as its audience.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  match: firstOf(
    (evidence) => {
      const audience = foreignAudience(evidence.facts);
      return audience === undefined
        ? undefined
        : tokenFault(evidence, fact('CERTAIN', `The token was issued for ${audience}.`));
    },
    certain(
      any(
        says('invalid audience'),
        all(says('invalidauthenticationtoken'), not(says('lifetime validation', 'expired'))),
      ),
    ),
    (evidence) => {
      const said = audienceKnown(evidence.facts) ? undefined : find(evidence, exchangeRefuses);
      return (
        said &&
        candidate(said, 'POSSIBLE', 'For which resource the token was issued could not be read.')
      );
    },
  ),
  repair: perProvider({
    MICROSOFT_365: (v) => ({
      cause: `IMAP, POP and SMTP of Exchange take only tokens issued for Outlook. This one is for another resource, mostly Microsoft Graph: a scope lacks the prefix https://${v.cloud.resource[0]}/, or a Graph scope stands first.`,
      fix: [
        `${openClient(v)} and set the scopes to: ${v.appOnly ? appScope(v) : scopesOf(v)}`,
        'Remove everything of Microsoft Graph, also User.Read and bare names such as IMAP.AccessAsUser.All.',
        'That the portal lists the mail permissions under Microsoft Graph is right; only the prefix in the request decides.',
        signInAgain(v),
      ],
    }),
    other: (v) => ({
      fix: [
        `${openClient(v)} and compare the scopes, and the parameter “resource” or “audience” if there is one, with what the mail server’s documentation asks for.`,
        signInAgain(v),
      ],
    }),
  }),
});
