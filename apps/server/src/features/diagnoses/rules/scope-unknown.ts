import { aadsts, certain } from '../matchers.js';
import { delegatedScopes } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const scopeUnknown = rule({
  code: 'scope-unknown',
  stage: 'AUTHORIZE',
  actor: 'APP_ADMIN',
  title: 'A scope does not exist on the resource it was asked of',
  cause:
    'A scope is misspelt, or lacks the prefix that says whose it is. A bare name is looked up at Microsoft Graph, where the mail scopes for IMAP, POP and SMTP do not count.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  match: certain(aadsts(650053)),
  repair: (v) => {
    const scope = v.quoted.find((value) => /[.:/]/.test(value) && !/^[0-9a-f-]{36}$/i.test(value));
    return {
      fix: [
        `${openClient(v)} and correct the scopes${scope ? `: “${scope}” is the one in question` : ''}.`,
        `These work: ${delegatedScopes}`,
        validateAgain(v),
      ],
    };
  },
});
