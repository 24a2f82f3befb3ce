import { Router } from 'express';
import type { Clock } from '../../lib/clock.js';
import { mayUse } from '../access/actor.js';
import type { User } from '../access/user.entity.js';
import { calendarText } from './calendar.js';
import type { CalendarFeedStore } from './calendar-feed.store.js';
import type { ExpirationStore } from './expiration.store.js';
import type { ExpirationContent } from './expiration.js';

export interface CalendarRouteDependencies {
  feeds: CalendarFeedStore;
  expirations: ExpirationStore;
  publicUrl: string;
  clock: Clock;
}

/** GET /calendar/<key>.ics: for calendar programs, which have no session; the key alone decides. */
export function calendarRoute({
  feeds,
  expirations,
  publicUrl,
  clock,
}: CalendarRouteDependencies): Router {
  const router = Router();
  router.get('/calendar/:file', async (request, response) => {
    const [, key] = /^([\w-]{43})\.ics$/.exec(request.params.file) ?? [];
    const reader = key && (await feeds.readerOf(key));
    if (!reader) return void response.status(404).type('text/plain').send('Not found.\n');
    const now = clock();
    const shown: ExpirationContent[] = [];
    for await (const one of expirations.each({ admin: isAdmin(reader) }, now)) shown.push(one);
    response
      .set('Cache-Control', 'private, max-age=300')
      .type('text/calendar; charset=utf-8')
      .send(calendarText(shown, { publicUrl, now }));
  });
  return router;
}

/** What the reader would see when signed in. */
function isAdmin({ id, email, role }: User): boolean {
  const actor = { kind: 'user', id, email, role, sessionId: '', recent: false } as const;
  return mayUse({ ...actor, expiresAt: new Date(0) }, 'ADMIN');
}
