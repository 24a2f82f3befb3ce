import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../testkit/free-port.js';
import { runCommand, type Ended } from './stage.js';

const KEY = 'mk_canary_0123456789';
const MAILBOX = '6F1C9D1E-4B58-4F0E-9A3C-1F2E3D4C5B6A';

/** What a request gets: its number, from 0 on, decides. */
type Say = (at: number, response: ServerResponse, request: IncomingMessage) => void;

let say: Say;
let seen: IncomingMessage[] = [];
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    say(seen.length - 1, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo); // it listens
});
afterAll(() => void server.close());
afterEach(() => void (seen = []));

const token = (words: string[] = [], environment: Record<string, string> = {}) =>
  runCommand([...words, MAILBOX], {
    MAILKEY_URL: `http://127.0.0.1:${port}`,
    MAILKEY_API_KEY: KEY,
    ...environment,
  });

const TOKEN = { data: { issueAccessToken: { accessToken: 'a-token', username: 'ana' } } };
const given = (response: ServerResponse) => void response.end(JSON.stringify(TOKEN));
const refused = (response: ServerResponse, extensions: object) =>
  void response.end(JSON.stringify({ errors: [{ message: 'Wait.', extensions }] }));

/** Nothing on standard output, one sentence on standard error, and the key in neither. */
function expectRefusal(ended: Ended, code: number, sentence: RegExp): void {
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(/^mailkey-token: [^\n]+\n$/);
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr).not.toContain(KEY);
}

describe('what passes is waited out', () => {
  it.each<[string, Say]>([
    ['a proxy whose Mailkey restarts', (_, response) => response.writeHead(503).end('<html>')],
    [
      'an advice in a header',
      (_, response) => response.writeHead(429, { 'retry-after': '1' }).end(),
    ],
    ['an advice of Mailkey', (_, r) => refused(r, { code: 'BACKOFF', retryAfterSeconds: 1 })],
    ['a fault of Mailkey', (_, r) => refused(r, { code: 'INTERNAL_SERVER_ERROR' })],
    ['errors of somebody else', (_, r) => r.writeHead(503).end('{"errors":[{"message":"down"}]}')],
    ['errors of another shape', (_, r) => r.writeHead(503).end('{"errors":{"status":"503"}}')],
    ['a gateway with codes of its own', (_, r) => refused(r.writeHead(502), { code: 'UPSTREAM' })],
    ['an unknown host, as Traefik says', (_, r) => r.writeHead(404).end('404 page not found\n')],
    ['408', (_, response) => response.writeHead(408).end()],
    ['425', (_, response) => response.writeHead(425).end('{}')],
    ['a connection that breaks', (_, response) => response.destroy()],
  ])('%s', async (_, fails) => {
    say = (at, response, request) => (at < 2 ? fails(at, response, request) : given(response));
    expect(await token()).toEqual({ code: 0, stdout: 'a-token\n', stderr: '' });
    expect(seen).toHaveLength(3);
  });

  it('somebody who begins to listen', async () => {
    const later = await freePort();
    const asked = token([], { MAILKEY_URL: `http://127.0.0.1:${later}` });
    const late = createServer((_, response) => given(response));
    setTimeout(() => late.listen(later, '127.0.0.1'), 500);
    expect((await asked).code).toBe(0);
    late.close();
  });

  it('for as long as one likes, by option, environment and an advice that is longer', async () => {
    say = (_, response) => response.writeHead(503).end();
    expectRefusal(await token(['--wait', '0']), 75, /answers 503\. Try again later/);
    expect(seen).toHaveLength(1);
    expectRefusal(await token([], { MAILKEY_WAIT: '0' }), 75, /answers 503/);
    say = (_, response) => refused(response, { code: 'BACKOFF', retryAfterSeconds: 90 });
    expectRefusal(await token(), 75, /Try again in 90 s/);
    expect(seen).toHaveLength(3);
    const nobody = { MAILKEY_URL: `http://127.0.0.1:${await freePort()}` };
    expectRefusal(await token(['--wait=0.3'], nobody), 75, /cannot be reached \(ECONNREFUSED\)/);
  });

  it('at no time where a person has to act', async () => {
    say = (_, response) => refused(response, { code: 'TOKEN_UNAVAILABLE' });
    expectRefusal(await token(), 77, /Wait\./);
    expect(seen).toHaveLength(1);
  });
});

describe('what listens there instead of Mailkey', () => {
  const forged = { data: { issueAccessToken: { accessToken: 'a\nb', username: 'x' } } };
  const status = (code: number, headers = {}): Say => {
    return (_, response) => response.writeHead(code, headers).end('{"message":"not now"}');
  };

  const errors = (text: string, code = 200): Say => {
    return (_, response) => response.writeHead(code).end(`{"errors":${text}}`);
  };

  it.each<[string, Say, number, RegExp]>([
    ['a page', (_, response) => response.end('<html>'), 76, /check the address/],
    [
      'one that moved',
      status(307, { location: '/stolen' }),
      76,
      /answers 307 and leads to \/stolen,/,
    ],
    ['a forger', (_, r) => r.end(JSON.stringify(forged)), 76, /gives no token/],
    ['one without end', (_, r) => r.end('x'.repeat(300_000)), 76, /something else/],
    ['errors that are none', errors('"down"'), 76, /something else/],
    ['errors without a code', errors('[{"message":"no"}]'), 76, /something else/],
    ['errors of nothing', errors('[null]'), 76, /something else/],
    ['errors in an object', errors('{"code":"FORBIDDEN"}'), 76, /something else/],
    ['a token in a string', (_, r) => r.end('{"data":"x","errors":[]}'), 76, /gives no token/],
    ['502 with words for errors', errors('"down"', 502), 75, /answers 502\. Try again later/],
    ['a foreign advice', status(429, { 'retry-after': '90' }), 75, /Try again in 90 s/],
    ['502', status(502), 75, /answers 502\. Try again later/],
    ['429', status(429), 75, /Try again later/],
    ['404', status(404), 76, /answers 404/],
  ])('%s', async (_, answer, code, sentence) => {
    say = answer;
    expectRefusal(await token(['--wait', '0']), code, sentence);
    // The key goes to the address that was named, once.
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${KEY}`]);
  });
});
