import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { DAY, type ExpirationContent } from './expiration.js';
import { pathOf } from './path.js';

/**
 * Everything that ends as an iCalendar object (RFC 5545): one all-day event each, in UTC. Its UID stays
 * when the end moves, so that a calendar moves the entry with it, and is nobody else's (section 3.8.4.7):
 * two Mailkeys may know the same mail server. No alarms: reminders go out by Mailkey.
 */
export function calendarText(
  expirations: readonly ExpirationContent[],
  { publicUrl, now }: { publicUrl: string; now: Date },
): string {
  const calendar = new ICalCalendar({
    name: 'Mailkey: what ends next',
    prodId: { company: 'Mailkey', product: 'Expirations', language: 'EN' },
    ttl: 6 * 60 * 60,
  });
  const { hostname } = new URL(publicUrl);
  for (const expiration of expirations) {
    const start = new Date(Math.floor(expiration.endsAt.getTime() / DAY) * DAY);
    const url = publicUrl + pathOf(expiration);
    calendar.createEvent({
      id: `${expiration.id.replace(/[^\w.:-]/g, '-')}@${hostname}`,
      stamp: now,
      allDay: true,
      start,
      end: new Date(start.getTime() + DAY),
      summary: plain(`${expiration.title} ends`),
      description: plain(describe(expiration, url)),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // Each content line ends in CRLF, the last one too (RFC 5545 section 3.1); the library leaves it off.
  return `${calendar.toString()}\r\n`;
}

function describe({ detail, fix, certainty }: ExpirationContent, url: string): string {
  const estimated = certainty === 'ESTIMATED' ? ['The date is an estimate.'] : [];
  const steps = fix.map((step, index) => `${index + 1}. ${step}`);
  return [detail, ...estimated, '', 'What to do:', ...steps, '', url].join('\n');
}

/** TEXT has no control characters but line ends (RFC 5545 section 3.3.11); names may bring some. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
}
