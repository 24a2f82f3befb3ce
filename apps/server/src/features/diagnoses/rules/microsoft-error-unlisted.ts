import { family } from '../code-families.js';
import { likely } from '../matchers.js';
import { errorLookup, openSignInLogs } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { isKnown } from '../repairs/stand-ins.js';
import { rule } from '../rule.js';

export const microsoftErrorUnlisted = rule({
  code: 'microsoft-error-unlisted',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  role: 'fallback',
  title: 'Microsoft reports an error that Mailkey does not know yet',
  cause:
    'Microsoft’s sign-in service gave a number that is not in Mailkey’s catalogue. Its own page explains it.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  match: (evidence) => {
    const match = likely((said) => (said.aadsts.length > 0 ? String(said.aadsts[0]) : undefined))(
      evidence,
    );
    if (!match?.said) return undefined;
    const { actor, stage } = family(match.said.aadsts.at(-1) ?? 0);
    const { stage: seenAt } = match.said;
    return {
      ...match,
      actor,
      stage: seenAt === 'TOKEN' || seenAt === 'AUTHORIZE' ? seenAt : stage,
    };
  },
  repair: (v, match) => {
    const codes = match.said?.aadsts ?? [];
    const code = codes.at(-1) ?? 0;
    return {
      title: `Microsoft reports AADSTS${code}, which Mailkey does not know yet`,
      cause: `Microsoft’s sign-in service gave the number ${codes.join(', ')}. ${family(code).meaning}`,
      fix: [
        `Look the number up at Microsoft: ${errorLookup(v, code)}`,
        `${openSignInLogs(v, isKnown(v.account) ? v.account : v.mailbox)}. It tells more than the message does.`,
        validateAgain(v),
      ],
    };
  },
});
