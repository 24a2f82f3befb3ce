import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../testkit/people.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { ask } from './raw-http.js';

const QUESTION = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
  body: '{"query":"{ instance { sandbox } }"}',
};

let mailkey: Mailkey;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
});
afterAll(() => mailkey.close());

describe('N1 a path in another spelling', () => {
  it.each([
    ...['/graphql', '/GraphQL', '/graphql/', '//graphql', '/%67raphql', '/graphql;x'],
    ...[
      '/x/../graphql',
      '/AUDIT.CSV',
      '/audit.csv/',
      '/audit%2Ecsv',
      '//audit.csv',
      '/audit.csv;x',
    ],
    ...['/OAuth/start/x', '/oauth%2Fstart/x', '/./oauth/start/x', '/CALENDAR/x.ics', '/Token/x'],
  ])('passes the same door: %s', async (target) => {
    const at = new Date();
    const strict = await startMailkey({
      env: { SANDBOX: 'off' },
      overrides: { rates: { anonymous: 2 }, clock: () => at },
    });
    const graphql = /graphql/i.test(decodeURIComponent(target)) ? QUESTION : {};
    const states = [];
    for (let times = 0; times < 4; times += 1)
      states.push((await ask(strict.url, target, graphql)).status);
    expect(states.slice(2)).toEqual([429, 429]);
    expect(states.slice(0, 2)).not.toContain(429);
    await strict.close();
  });

  it.each(['/GraphQL', '//graphql', '/%67raphql', '/x/../graphql', '/graphql;x', '/graphql/x'])(
    'answers nothing but that there is nothing: %s',
    async (target) => {
      expect(await ask(mailkey.url, target, QUESTION)).toMatchObject({
        status: 404,
        type: 'text/plain; charset=utf-8',
      });
    },
  );

  it('answers at the documented one, with a slash at the end, too', async () => {
    for (const target of ['/graphql', '/graphql/', '/graphql?x=/../'])
      expect((await ask(mailkey.url, target, QUESTION)).status).toBe(200);
    for (const target of ['/health/live', '/health/ready/'])
      expect((await ask(mailkey.url, target)).status).toBe(200);
  });

  it.each(['/graphql/x', '/graphql/graphql', '/audit.csv/x'])(
    'finds nothing below what stands alone, by any method: %s',
    async (target) => {
      for (const method of ['GET', 'POST', 'DELETE'])
        expect((await ask(mailkey.url, target, { method })).status).toBe(404);
    },
  );

  it.each([...['http://localhost/graphql', 'http://evil.example/', '*', '/%', '/%c3%28', 'x']])(
    'is a bad request where it is no path that can be read, and nobody keeps the answer: %s',
    async (target) => {
      expect((await ask(mailkey.url, target)).status).toBe(400);
      if (!target.startsWith('/')) return;
      const { headers } = await fetch(`${mailkey.url}${target}`);
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('N2 where nothing is', () => {
  it.each([
    ...['/api', '/api/x', '/API/x', '/oauth', '/oauth/x', '/health', '/health/x', '/metrics'],
    ...['/graphqlx.js', '/token/x/y', '/TOKEN/x', '/x.map', '/x/y.php', '/.env', '/.git/config'],
    ...['/assets/x.js', '/assets/', '/wp-login.php', '/calendar/x', '/favicon.ico', '/a%2Ejs'],
    ...['/x;.js', '/x%3b.js', '/a.js/', '/x%00', '/graphql%00', '/%0a'],
  ])('a browser is told so as text: %s', async (target) => {
    expect(await ask(mailkey.url, target)).toMatchObject({
      status: 404,
      type: 'text/plain; charset=utf-8',
      body: 'Not found.\n',
    });
  });

  it.each(['/', '/oauth-clients', '/mailboxes/x', '/calendar', '/no-such-page'])(
    'the page of the web app is where it may have one: %s',
    async (target) => {
      const { status, type } = await ask(mailkey.url, target);
      expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    },
  );

  it('no source map is given out, nor pointed at', async () => {
    const { body: page } = await ask(mailkey.url, '/');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const { status, body } = await ask(mailkey.url, script);
    expect([status, body.includes('sourceMappingURL')]).toEqual([200, false]);
    for (const target of [`${script}.map`, `${script}.MAP`, `${script}.%6dap`])
      expect((await ask(mailkey.url, target)).status).toBe(404);
  });
});

describe('N3 the version', () => {
  it('is told to those who are signed in, and to no stranger', async () => {
    const question = '{ instance { version sandbox } }';
    const admin = await mailkey.signedIn();
    const { api: program } = await createProgram(mailkey, admin, { scopes: ['READ'] });
    expect((await mailkey.anonymous.ask(question)).instance.version).toBeNull();
    for (const api of [admin, program])
      expect((await api.ask(question)).instance.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
