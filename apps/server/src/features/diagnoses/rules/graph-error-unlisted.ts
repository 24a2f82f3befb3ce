import { all, likely, reads, unnumbered } from '../matchers.js';
import { validateAgain } from '../repairs/mailkey.js';
import { clean } from '../repairs/quote.js';
import { rule } from '../rule.js';

/** Graph's body: {"error":{"code":"…","message":"…","innerError":{…}}}, with or without its quotes. */
const body =
  /["']?error["']?\s?[:=]\s?\{\s?["']?code["']?\s?[:=]\s?["']?([A-Za-z][A-Za-z0-9]{2,80}(?:_[A-Z][A-Za-z0-9]{1,80}){0,3})\b(?!_)/;

export const graphErrorUnlisted = rule({
  code: 'graph-error-unlisted',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  role: 'fallback',
  title: 'Microsoft Graph reports an error',
  cause:
    'The answer has the form of Microsoft Graph, and its code is not in Mailkey’s catalogue. Mailkey itself uses IMAP, POP and SMTP; another program asked Graph.',
  docsUrl: 'https://learn.microsoft.com/graph/errors',
  match: likely(all(reads(body), unnumbered)),
  repair: (v, { said }) => {
    const code = clean(body.exec(said?.readable ?? '')?.[1] ?? 'the code').slice(0, 60);
    return {
      title: `Microsoft Graph reports ${code.slice(0, 40)}`,
      fix: [
        `Look ${code} up at Microsoft: https://learn.microsoft.com/graph/errors`,
        'A token for Graph does not work for IMAP, POP and SMTP, nor the other way round: see for which service the program asks.',
        validateAgain(v),
      ],
    };
  },
});
