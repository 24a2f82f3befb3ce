import type { Notice } from '../alerts/notice.js';
import { daysUntil, type ExpirationContent } from './expiration.js';
import { pathOf } from './path.js';

/** What a reminder says, whatever carries it. */
export function reminderNotice(
  expiration: ExpirationContent,
  { daysBefore, now }: { daysBefore: number; now: Date },
): Notice {
  const { id, kind, title, detail, fix, endsAt, certainty } = expiration;
  const left = daysUntil(endsAt, now);
  const day = endsAt.toISOString().slice(0, 10);
  const estimated = certainty === 'ESTIMATED' ? ' The date is an estimate.' : '';
  return {
    kind: 'expiration.due',
    key: `expiration:${id}:${endsAt.toISOString()}:${daysBefore}`,
    // Worth a word at all, so never a mere INFO, which channels may leave out.
    severity: left <= 7 ? 'ERROR' : 'WARNING',
    title: `${title} ends ${when(left)}`,
    lines: [`It ends on ${day} (UTC).${estimated} ${detail}`, ...fix],
    path: pathOf(expiration),
    at: now,
    facts: {
      expirationId: id,
      kind,
      certainty,
      endsAt: endsAt.toISOString(),
      daysLeft: left,
      oauthClientId: expiration.oauthClientId ?? null,
      mailboxId: expiration.mailboxId ?? null,
      host: expiration.host ?? null,
    },
  };
}

function when(days: number): string {
  return days <= 1 ? 'within a day' : `in ${days} days`;
}
