import type { Notice } from './notice.js';

/** What the button Test sends. */
export function testNotice(
  channel: { id: string; name: string },
  { id, now }: { id: string; now: Date },
): Notice {
  return {
    kind: 'test',
    key: `test:${id}`,
    severity: 'INFO',
    title: `Test of the alert channel ${channel.name}`,
    lines: [
      'Somebody pressed Test in Mailkey. Nothing has happened, and there is nothing to do.',
      'Whoever reads this will hear of incidents, recoveries and of what is about to end.',
    ],
    path: '/settings/alerts',
    at: now,
    facts: { channelId: channel.id },
  };
}
