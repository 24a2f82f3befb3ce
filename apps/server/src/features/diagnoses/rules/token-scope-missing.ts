import { isMicrosoft, openRegistration } from '../repairs/registration.js';
import { candidate, exchangeRefuses, yandexRefuses } from '../predicates/refusals.js';
import {
  audienceKnown,
  heldPermissions,
  isApplication,
  missingPermissions,
  permissionFor,
  tokenFault,
} from '../predicates/token.js';
import { any, certain, fact, find, firstOf, says } from '../matchers.js';
import { azAdminConsent, openApp } from '../repairs/entra.js';
import { openClient, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenScopeMissing = rule({
  code: 'token-scope-missing',
  stage: 'TOKEN_CONTENT',
  actor: 'APP_ADMIN',
  title: 'The token lacks the permission for this protocol',
  cause:
    'The provider issued a token with fewer permissions than the mailbox needs, and said nothing. The permission is not in the app registration, was not consented to, or came after the last sign-in.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  match: firstOf(
    (evidence) => {
      const { tokenContent } = evidence.facts;
      const missing = missingPermissions(evidence.facts);
      const empty = isApplication(evidence.facts) && tokenContent?.roles.length === 0;
      return tokenContent && missing.length > 0 && !empty
        ? tokenFault(
            evidence,
            fact(
              'CERTAIN',
              `The token carries: ${heldPermissions(tokenContent)}. Missing: ${missing.join(' ')}.`,
            ),
          )
        : undefined;
    },
    certain(
      says(
        'insufficient_scope',
        'accesstokenscopeisinsufficient',
        'insufficient authentication scopes',
      ),
    ),
    (evidence) => {
      const said = audienceKnown(evidence.facts)
        ? undefined
        : find(evidence, any(exchangeRefuses, yandexRefuses));
      return (
        said &&
        candidate(said, 'POSSIBLE', 'Which permissions the token carries could not be read.')
      );
    },
  ),
  repair: (v) => {
    const missing = missingPermissions(v.facts);
    const names = missing.length > 0 ? missing.join(', ') : permissionFor('IMAP', v.facts);
    if (v.provider === 'YANDEX') {
      return {
        fix: [
          'Open Yandex OAuth → the application and allow mail:imap_full and mail:smtp: https://oauth.yandex.com/',
          signInAgain(v),
        ],
      };
    }
    if (!isMicrosoft(v)) {
      return {
        fix: [
          `${openRegistration(v, 'API permissions')} and allow the scopes for IMAP, POP and SMTP there.`,
          `${openClient(v)} and see that the scopes ask for it.`,
          `A new token needs a new sign-in: ${signInAgain(v)}`,
        ],
      };
    }
    return {
      fix: [
        `${openApp(v, 'API permissions')}. Add ${names} and choose “Grant admin consent for …”.`,
        `${openClient(v)} and see that the scopes ask for it.`,
        `A new token needs a new sign-in: ${signInAgain(v)}`,
      ],
      commands: azAdminConsent(v),
    };
  },
});
