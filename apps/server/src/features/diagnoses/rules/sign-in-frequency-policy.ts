import { aadsts, certain } from '../matchers.js';
import { openConditionalAccess } from '../repairs/entra.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const signInFrequencyPolicy = rule({
  code: 'sign-in-frequency-policy',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'TENANT_ADMIN',
  refuses: 'grant',
  title: 'A policy ends every sign-in after a fixed time',
  cause:
    'Conditional Access demands a new sign-in every so often. The mailbox will stop again after each.',
  docsUrl: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime',
  match: certain(aadsts(70043, 70044)),
  repair: (v, match) => {
    const seconds = Number(
      /lifetime for this request is (\d{1,8})/i.exec(match.said?.readable ?? '')?.[1],
    );
    return {
      ...(seconds > 0 && {
        cause: `Conditional Access allows a sign-in to last ${Math.round(seconds / 3600)} h here. The mailbox will stop again after each.`,
      }),
      fix: [
        `${openConditionalAccess(v)}. In the policy with “Sign-in frequency” exclude ${v.mailbox} or the application ${v.appId}.`,
        signInAgain(v),
        'Application access has no sign-in and is not touched by it.',
      ],
    };
  },
});
