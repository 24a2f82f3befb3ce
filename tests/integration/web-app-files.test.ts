import { request, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

let mailkey: Mailkey;
let script: string;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  const page = await get('/');
  script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body.toString())?.[1] ?? '';
});
afterAll(() => mailkey.close());

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** As the bytes come: nothing is asked for or unpacked by itself. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${mailkey.url}${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

const accepting = (accepted: string) => ({ 'Accept-Encoding': accepted });

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['br;q=0.1, gzip;q=0.9', 'gzip', gunzipSync],
])('a script for %j comes in %s', async (accepted, encoding, unpack) => {
  const plain = await get(script);
  const { status, headers, body } = await get(script, accepting(accepted));
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': String(body.length),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  });
  expect(body.length).toBeLessThan(plain.body.length / 2);
  expect(unpack(body).equals(plain.body)).toBe(true);
  expect(headers.etag).not.toBe(plain.headers.etag);
});

it.each(['', 'identity', 'br;q=0', 'deflate, zstd'])(
  'for %j it comes as it is',
  async (accepted) => {
    const { headers, body } = await get(script, accepting(accepted));
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': `${body.length}` });
  },
);

it('what a browser has is not sent again, in whichever form it has it', async () => {
  for (const accepted of ['br', 'gzip', 'identity']) {
    const { headers } = await get(script, accepting(accepted));
    const again = { ...accepting(accepted), 'If-None-Match': headers.etag ?? '' };
    const { status, headers: kept } = await get(script, again);
    expect([status, kept.vary, kept.etag]).toEqual([304, 'Accept-Encoding', headers.etag]);
  }
});

it('HEAD tells the same, and a range is one of the form that is sent', async () => {
  const whole = await get(script, accepting('br'));
  const head = await get(script, accepting('br'), 'HEAD');
  expect([head.status, head.body.length]).toEqual([200, 0]);
  for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
    expect(head.headers[name]).toBe(whole.headers[name]);
  const part = await get(script, { ...accepting('br'), Range: 'bytes=10-19' });
  expect(part.status).toBe(206);
  expect(part.headers['content-range']).toBe(`bytes 10-19/${whole.body.length}`);
  expect(part.body.equals(whole.body.subarray(10, 20))).toBe(true);
});

it('the page itself is compressed and kept by nobody, wherever it is asked for', async () => {
  for (const path of ['/', '/mailboxes', '/no-such-page?x=1']) {
    const { status, headers, body } = await get(path, accepting('br, gzip'));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(brotliDecompressSync(body).toString()).toContain('<div id="app"');
  }
});

it('what is not there is not found in any form', async () => {
  for (const path of ['/assets/x.js', `${script}.map`, `${script}.br.br`]) {
    const { status, headers } = await get(path, accepting('br, gzip'));
    expect([status, headers['content-encoding']]).toEqual([404, undefined]);
  }
});
