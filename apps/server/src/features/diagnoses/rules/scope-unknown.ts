import { aadsts, certain } from '../matchers.js';
import { scopesOf } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { rule } from '../rule.js';

export const scopeUnknown = rule({
  code: 'scope-unknown',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'A scope does not exist on the resource it was asked of',
  cause:
    'A scope is misspelt, or lacks the prefix that says whose it is. A bare name is looked up at Microsoft Graph, where the mail scopes for IMAP, POP and SMTP do not count.',
  docsUrl:
    'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  match: certain(aadsts(650053)),
  repair: (v, { said }) => {
    const scope = clean(/\bscope ['"]{1,3}([^'" ]{1,200})/i.exec(said?.readable ?? '')?.[1] ?? '');
    return {
      fix: [
        `${openClient(v)} and correct the scopes${scope ? `: “${scope}” is the one in question` : ''}.`,
        `These work: ${scopesOf(v)}`,
        validateAgain(v),
      ],
    };
  },
});
