import { lookup } from 'node:dns';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Egress } from '../../lib/egress.js';
import { Secret } from '../../lib/secret.js';
import type { TokenEndpoint, TokenRequest } from './token-request.js';
import { createTokenHttp } from './token.http.js';
import { provenCallback } from './valid-callback.js';

const open: Egress = {
  resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  lookupFor: () => lookup,
  authoritiesFor: () => undefined,
};
const clock = (): Date => new Date('2026-01-01T00:00:00Z');
const never = new AbortController().signal;
const tokens = (egress = open, allowAll = true) =>
  createTokenHttp({ egress, clock, insecure: { origins: [], allowAll } });

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is always of this form.
  return (server.address() as AddressInfo).port;
}

interface Seen {
  url: string | undefined;
  headers: IncomingMessage['headers'];
  form: URLSearchParams;
}

async function provider(
  answer: (response: ServerResponse) => void,
): Promise<[TokenEndpoint, Seen[]]> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, form: new URLSearchParams(body) });
      answer(response);
    });
  });
  return [endpoint(`http://127.0.0.1:${await listen(server)}/token?x=1`), seen];
}

function endpoint(accessTokenUrl: string): TokenEndpoint {
  return {
    accessTokenUrl,
    clientId: 'client/1',
    clientSecret: new Secret('s3cret:+/ü'),
    clientAuthentication: 'CLIENT_SECRET_POST',
  };
}

const ok = (response: ServerResponse): void => {
  response.setHeader('content-type', 'application/json').end('{"access_token":"a"}');
};
const refresh: TokenRequest = { kind: 'refresh', refreshToken: new Secret('rt') };

describe('the request', () => {
  it('O2 O4 O9 exchanges a code with PKCE and repeats the redirect URI', async () => {
    const [at, seen] = await provider(ok);
    const callback = provenCallback({ attemptId: 'a1', code: new Secret('c0de') });
    const request = {
      kind: 'code',
      callback,
      redirectUri: 'https://m.example/oauth/callback/1',
      codeVerifier: new Secret('v'.repeat(43)),
    } as const;
    const reply = await tokens().ask(at, request, never);
    expect(reply).toEqual({
      kind: 'answered',
      sentAt: clock(),
      answer: { status: 200, contentType: 'application/json', body: '{"access_token":"a"}' },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe('/token?x=1');
    expect(Object.fromEntries(seen[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'c0de',
      code_verifier: 'v'.repeat(43),
      redirect_uri: request.redirectUri,
      client_id: 'client/1',
      client_secret: 's3cret:+/ü',
    });
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'identity',
    });
  });

  it('O9 authenticates by Basic with both parts form-urlencoded', async () => {
    const [at, seen] = await provider(ok);
    await tokens().ask({ ...at, clientAuthentication: 'CLIENT_SECRET_BASIC' }, refresh, never);
    const basic = Buffer.from('client%2F1:s3cret%3A%2B%2F%C3%BC').toString('base64');
    expect(seen[0]?.headers.authorization).toBe(`Basic ${basic}`);
    expect(Object.fromEntries(seen[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'rt',
    });
  });

  it('sends further parameters with every request, never over those of the protocol', async () => {
    const [at, seen] = await provider(ok);
    const tokenParameters = [
      { name: 'audience', value: 'mail' },
      { name: 'resource', value: '' },
      { name: 'grant_type', value: 'password' },
    ];
    const callback = provenCallback({ attemptId: 'a1', code: new Secret('c0de') });
    const asked = { ...at, tokenParameters };
    await tokens().ask(asked, refresh, never);
    await tokens().ask(asked, { kind: 'client-credentials', scope: 'a' }, never);
    await tokens().ask(asked, { kind: 'code', callback, redirectUri: 'https://m.example/' }, never);
    expect(seen.map(({ form }) => form.get('audience'))).toEqual(['mail', 'mail', 'mail']);
    expect(seen.map(({ form }) => form.getAll('grant_type').join())).toEqual([
      'refresh_token',
      'client_credentials',
      'authorization_code',
    ]);
    expect(seen.some(({ form }) => form.has('resource') || form.has('code_verifier'))).toBe(false);
  });

  it.each([
    ['without client authentication', { clientAuthentication: 'NONE' }],
    ['without a secret', { clientSecret: undefined }],
  ] as const)('names the client only, %s', async (_, changes) => {
    const [at, seen] = await provider(ok);
    await tokens().ask({ ...at, ...changes } as TokenEndpoint, refresh, never);
    expect(seen[0]?.form.get('client_id')).toBe('client/1');
    expect(seen[0]?.form.has('client_secret')).toBe(false);
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  it('asks as the application with the scopes as they were joined', async () => {
    const [at, seen] = await provider(ok);
    await tokens().ask(at, { kind: 'client-credentials', scope: 'a+b,c' }, never);
    expect(seen[0]?.form.get('scope')).toBe('a+b,c');
    expect(seen[0]?.form.get('grant_type')).toBe('client_credentials');
  });
});

describe('the answer', () => {
  it('hands on status, Retry-After and words of a refusal', async () => {
    const [at] = await provider((response) =>
      response
        .writeHead(429, { 'retry-after': '120', 'content-type': 'text/plain' })
        .end('slow down'),
    );
    expect(await tokens().ask(at, refresh, never)).toMatchObject({
      answer: { status: 429, retryAfter: '120', body: 'slow down' },
    });
  });

  it('E2 follows no redirect', async () => {
    const [elsewhere, seen] = await provider(ok);
    const [at] = await provider((response) =>
      response.writeHead(307, { location: elsewhere.accessTokenUrl }).end(),
    );
    expect(await tokens().ask(at, refresh, never)).toMatchObject({ answer: { status: 307 } });
    expect(seen).toEqual([]);
  });

  it.each([
    ['by its length', { 'content-length': String(300 * 1024) }],
    ['in chunks without end', {}],
  ])('is cut off when it is too large %s', async (_, headers) => {
    const [at] = await provider((response) => {
      response.writeHead(200, headers).write('x'.repeat(200 * 1024));
      const more = setInterval(() => response.write('x'.repeat(64 * 1024)), 5);
      response.on('close', () => clearInterval(more));
    });
    expect(await tokens().ask(at, refresh, never)).toMatchObject({
      kind: 'failed',
      sent: true,
      fault: { stage: 'HTTP', code: 'TOO_LARGE' },
    });
  });

  it('is unpacked when a proxy compressed it, but no bomb is', async () => {
    const gzip = (body: string) => (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    const [small] = await provider(gzip('{"a":1}'));
    const [bomb] = await provider(gzip('0'.repeat(50 * 1024 * 1024)));
    expect(await tokens().ask(small, refresh, never)).toMatchObject({
      answer: { body: '{"a":1}' },
    });
    expect(await tokens().ask(bomb, refresh, never)).toMatchObject({
      fault: { code: 'TOO_LARGE' },
    });
  });
});

it('tries again, at most twice, what was not sent', async () => {
  const [at] = await provider(ok);
  let asked = 0;
  const moody: Egress = {
    ...open,
    resolve: (host, port) =>
      (asked += 1) < 3
        ? Promise.reject(Object.assign(new Error('try again'), { code: 'EAI_AGAIN' }))
        : open.resolve(host, port),
  };
  expect(await tokens(moody).ask(at, refresh, never)).toMatchObject({ kind: 'answered' });
  expect(asked).toBe(3);
});

describe('http', () => {
  it.each([
    ['http://login.example/token', 'INSECURE_URL'],
    ['ftp://login.example/token', 'INSECURE_URL'],
    ['https://user:word@login.example/token', 'URL_WITH_LOGIN'],
    ['nonsense', 'INVALID_URL'],
  ])('O14 refuses %s', async (url, code) => {
    const reply = await tokens(open, false).ask(endpoint(url), refresh, never);
    expect(reply).toMatchObject({ kind: 'failed', sent: false, fault: { code } });
  });

  it("excepts the sandbox's origin", async () => {
    const [at] = await provider(ok);
    const insecure = { origins: [new URL(at.accessTokenUrl).origin], allowAll: false };
    const http = createTokenHttp({ egress: open, clock, insecure });
    expect(await http.ask(at, refresh, never)).toMatchObject({ kind: 'answered' });
  });
});
