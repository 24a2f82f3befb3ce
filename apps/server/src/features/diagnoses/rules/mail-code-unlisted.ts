import { byMailServer, inProtocol } from '../predicates/refusals.js';
import { statusMeaning } from '../code-families.js';
import { all, any, likely, reads, unnumbered } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailCodeUnlisted = rule({
  code: 'mail-code-unlisted',
  stage: 'SMTP',
  actor: 'OPERATOR',
  role: 'fallback',
  title: 'The mail server refuses with a code that Mailkey does not know',
  cause: 'The code tells the kind of refusal; the server’s words below tell the rest.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc3463',
  match: inProtocol(
    likely(
      all(
        any(
          reads(/(?:\*|(?<!\w)[a-z]{0,4}\d{1,5}) (?:NO|BAD|BYE) \[[A-Z][A-Z-]{2,30}/i),
          reads(/(?<![\d.])[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)/),
          reads(/-ERR \[[A-Z][A-Z/-]{2,30}/),
        ),
        byMailServer,
        unnumbered,
      ),
    ),
  ),
  repair: (v, match) => {
    const enhanced = [...(match.said?.statuses ?? [])].find((one) => one.includes(' ')) ?? '';
    const code = enhanced || [...(match.said?.responseCodes ?? [])][0] || 'a code';
    return {
      title: `The server refuses with ${code.slice(0, 30).toUpperCase()}`,
      cause:
        statusMeaning(enhanced) ??
        'The code is not in Mailkey’s catalogue; the server’s words below tell the rest.',
      fix: [
        enhanced
          ? 'Look the code up: https://www.iana.org/assignments/smtp-enhanced-status-codes/'
          : 'Look the code up: https://www.iana.org/assignments/imap-response-codes/',
        `Whoever runs ${v.host} finds the attempt in its log.`,
        checkAgain(v),
      ],
    };
  },
});
