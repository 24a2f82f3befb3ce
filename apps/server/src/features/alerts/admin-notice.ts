import type { AdminChange, AdminChangeKind } from '../access/admin-change.js';
import type { Notice } from './notice.js';

const WORDS: Record<AdminChangeKind, { kind: Notice['kind']; was: string; means: string }> = {
  MADE: {
    kind: 'admin.made',
    was: 'was made an administrator',
    means: 'An administrator reads and changes everything here.',
  },
  RESET: {
    kind: 'admin.reset',
    was: 'was given a new sign-in',
    means: 'Whoever has the new link chooses the password of this administrator.',
  },
  ENABLED: {
    kind: 'admin.enabled',
    was: 'was enabled again as an administrator',
    means: 'An administrator reads and changes everything here.',
  },
};

/** What the other admins are told, whatever the channel. */
export function adminNotice({ kind, user, by, at }: AdminChange): Notice {
  const words = WORDS[kind];
  return {
    kind: words.kind,
    key: `${words.kind}:${user.id}:${at.toISOString()}`,
    severity: 'WARNING',
    title: `${user.email} ${words.was} by ${by.email}`,
    lines: [
      words.means,
      `If this is not right, disable ${user.email} and ${by.email} under Settings → People, and revoke the API keys that they made.`,
    ],
    path: '/settings/people',
    at,
    facts: { userId: user.id, email: user.email, byUserId: by.id, byEmail: by.email },
  };
}
