import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarText } from '@mailkey/server/features/expirations/calendar';
import type { ExpirationContent } from '@mailkey/server/features/expirations/expiration';
import { createLog } from '@mailkey/server/lib/log';
import type { Api } from '../testkit/api.js';
import { readCalendar, type CalendarEvent } from '../testkit/calendar.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, createProgram, type Person } from '../testkit/people.js';

const DAY = 24 * 60 * 60_000;
const HOSTILE = [
  'Ops, Billing; "Nord" \\ Süd',
  'BEGIN:VEVENT END:VCALENDAR',
  '🧨'.repeat(60),
  'a'.repeat(73) + 'ä'.repeat(40),
  '\\n\\,\\;',
];

let mailkey: Mailkey;
let admin: Api;
let viewer: Person;
let feed: string;
const endsAt = new Date(Date.now() + 20 * DAY);
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
  viewer = await createPerson(mailkey, { admin, email: 'viewer@example.org', role: 'VIEWER' });
  for (const name of HOSTILE) {
    await admin.ask(
      'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }',
      { input: { name, clientSecret: 'x', clientSecretExpiresAt: endsAt.toISOString() } },
    );
  }
  await createProgram(mailkey, admin, { scopes: ['READ'], expiresAt: endsAt.toISOString() });
  feed = await created(viewer.api);
});
afterAll(() => mailkey.close());

async function created(api: Api): Promise<string> {
  return (await api.ask('mutation { createCalendarFeed { url } }')).createCalendarFeed.url;
}

async function events(url: string): Promise<CalendarEvent[]> {
  return readCalendar(new Uint8Array(await (await fetch(url)).arrayBuffer()));
}

const secretsOf = (all: CalendarEvent[]) =>
  all.filter(({ uid }) => uid.startsWith('client-secret'));

describe('the calendar feed', () => {
  it('is read without a session, kept by nobody between, and sets no cookie', async () => {
    const response = await fetch(feed);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toMatch(/^private/);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('has an all-day event in UTC for each end, with what to do and a link, and no alarm', async () => {
    const response = await (await fetch(feed)).text();
    expect(response).not.toContain('VALARM');
    const all = secretsOf(await events(feed));
    expect(all).toHaveLength(HOSTILE.length);
    const day = (at: Date) => at.toISOString().slice(0, 10).replaceAll('-', '');
    for (const event of all) {
      expect(event.properties.get('DTSTART')).toMatchObject({
        parameters: ';VALUE=DATE',
        value: day(endsAt),
      });
      expect(event.properties.get('DTEND')?.value).toBe(day(new Date(endsAt.getTime() + DAY)));
      expect(event.text('DESCRIPTION')).toContain('What to do:\n1. Make a new client secret');
      const url = event.properties.get('URL')?.value ?? '';
      expect(url.startsWith(`${mailkey.url}/oauth-clients/`)).toBe(true);
      expect(event.text('DESCRIPTION')).toContain(url);
    }
  });

  it('survives hostile names', async () => {
    const titles = secretsOf(await events(feed)).map((event) => event.text('SUMMARY'));
    expect(titles.sort()).toEqual(HOSTILE.map((name) => `Client secret of ${name} ends`).sort());
  });

  it('survives texts that no form would let in', () => {
    const title = 'a\r\nEND:VCALENDAR\nb\u0000\u0007\ud800';
    const ending: ExpirationContent = {
      id: 'mail-certificate.a b\r\n;:993',
      kind: 'MAIL_CERTIFICATE',
      severity: 'INFO',
      subject: '',
      title,
      detail: title,
      fix: [title],
      endsAt,
      certainty: 'KNOWN',
      actor: 'OPERATOR',
    };
    const text = calendarText([{ ...ending, fix: [title] }], {
      publicUrl: 'https://mailkey.example',
      now: endsAt,
    });
    const [event, ...others] = readCalendar(new TextEncoder().encode(text));
    expect(others).toEqual([]);
    expect(event?.uid).toBe('mail-certificate.a-b---:993@mailkey.example');
    expect(event?.text('SUMMARY')).toBe('a \nEND:VCALENDAR\nb  \ufffd ends');
  });

  it('names an event by the same UID whenever its date moves', async () => {
    const before = secretsOf(await events(feed));
    const { oauthClients } = await admin.ask('{ oauthClients { nodes { id name } } }');
    const update =
      'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }';
    const [{ id }] = oauthClients.nodes;
    const moved = new Date(endsAt.getTime() + 90 * DAY).toISOString();
    await admin.ask(update, { id, input: { clientSecretExpiresAt: moved } });
    const after = secretsOf(await events(feed));
    expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
    expect(new Set(after.map(({ properties }) => properties.get('DTSTART')?.value)).size).toBe(2);
  });

  it('shows what its reader may see: API keys to admins alone', async () => {
    const keys = (all: CalendarEvent[]) => all.filter(({ uid }) => uid.startsWith('api-key'));
    expect(keys(await events(feed))).toEqual([]);
    expect(keys(await events(await created(admin)))).toHaveLength(1);
  });

  it('tells its owner when it was made and last read, and nobody the address again', async () => {
    const { calendarFeed } = await viewer.api.ask('{ calendarFeed { createdAt lastUsedAt } }');
    expect(calendarFeed.lastUsedAt).not.toBeNull();
    const { auditEvents } = await admin.ask(
      '{ auditEvents(action: "calendar-feed.create") { nodes { actorName fields subjectName } } }',
    );
    expect(JSON.stringify(auditEvents)).not.toContain(new URL(feed).pathname.slice(10, 30));
  });
});

describe('a wrong address', () => {
  it('is answered as if there were nothing, whatever is wrong with it', async () => {
    const key = new URL(feed).pathname;
    const shape = async (path: string) => {
      const response = await fetch(mailkey.url + path);
      return [response.status, response.headers.get('content-type'), await response.text()];
    };
    const nothing = [404, 'text/plain; charset=utf-8', 'Not found.\n'];
    const wrong = [
      ...['/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, key.replace('.ics', '')],
      ...[`${key}x`, key.slice(0, -6) + 'AA.ics', '/calendar/%00.ics'],
    ];
    for (const path of wrong) expect(await shape(path)).toEqual(nothing);
  });

  it('is asked no more often than anybody who is not signed in', async () => {
    const strict = await startMailkey({
      env: { SANDBOX: 'off' },
      overrides: { rates: { anonymous: 3 } },
    });
    const statuses: number[] = [];
    for (let ask = 0; ask < 5; ask += 1)
      statuses.push((await fetch(`${strict.url}/calendar/x.ics`)).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
    await strict.close();
  });
});

it('a new address ends the former one, and revoking ends it for good', async () => {
  const former = await created(viewer.api);
  const next = await created(viewer.api);
  expect((await fetch(former)).status).toBe(404);
  expect((await fetch(next)).status).toBe(200);
  expect(await viewer.api.ask('mutation { revokeCalendarFeed }')).toEqual({
    revokeCalendarFeed: true,
  });
  expect(await viewer.api.ask('mutation { revokeCalendarFeed }')).toEqual({
    revokeCalendarFeed: false,
  });
  expect((await fetch(next)).status).toBe(404);
  expect((await viewer.api.ask('{ calendarFeed { createdAt } }')).calendarFeed).toBeNull();
});

it('the feed of somebody who is switched off is dead, and stays so', async () => {
  const url = await created(viewer.api);
  const change = (enabled: boolean) =>
    admin.ask(
      'mutation ($id: ID!, $enabled: Boolean) { updateUser(id: $id, enabled: $enabled) { id } }',
      { id: viewer.id, enabled },
    );
  await change(false);
  expect((await fetch(url)).status).toBe(404);
  await change(true);
  expect((await fetch(url)).status).toBe(404);
});

it('the key of a feed reaches no log', async () => {
  const lines: string[] = [];
  const log = createLog('trace');
  const own = Object.assign(Object.create(log), {
    ...Object.fromEntries(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [
        level,
        (...words: unknown[]) => void lines.push(JSON.stringify(words)),
      ]),
    ),
  }) as typeof log; // a pino log whose lines stay here
  const loud = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { log: own } });
  const url = await created(await loud.signedIn());
  await fetch(url);
  await fetch(url.replace('.ics', ''));
  await fetch(url, { method: 'POST', body: '{' });
  await loud.close();
  expect(lines.join('\n')).not.toContain(new URL(url).pathname.slice(10, 30));
});
