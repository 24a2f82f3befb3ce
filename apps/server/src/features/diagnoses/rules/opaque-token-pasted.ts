import { fact } from '../matchers.js';
import type { OpaqueToken } from '../opaque-token.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

const kinds: Record<OpaqueToken, string> = {
  'microsoft-personal':
    'An access token of a personal Microsoft account (outlook.com, hotmail.com, live.com). Where a work mailbox is meant, the wrong account signed in.',
  'microsoft-refresh':
    'A refresh token of a personal Microsoft account (outlook.com, hotmail.com, live.com).',
  'microsoft-work-refresh': 'A refresh token or code of a Microsoft work or school account.',
  'google-access': 'An access token of a Google account.',
  'google-refresh': 'A refresh token of a Google account.',
};

export const opaqueTokenPasted = rule({
  code: 'opaque-token-pasted',
  stage: 'TOKEN_CONTENT',
  actor: 'OPERATOR',
  severity: 'INFO',
  title: 'This is a token that only its issuer can read',
  cause:
    'The text is a token without readable content, so that it tells nothing about account, permissions and end. Its value was masked at once and is not kept.',
  match: ({ facts, said: [said] }) => {
    const kind = facts.pasted?.opaque;
    return kind && said && { ...fact('CERTAIN', kinds[kind]), said };
  },
  repair: (v) => {
    const kind = v.facts.pasted?.opaque;
    return {
      ...(kind && {
        cause: `${kinds[kind]} It has no readable content; its value was masked at once and is not kept.`,
      }),
      fix: [
        'Whoever has a token can read the mail: if it stood in a mail, a ticket or a chat, end the session at the provider.',
        'To see what it allows, paste the error of the mail server instead, or the answer in which the token came.',
        validateAgain(v),
      ],
    };
  },
});
