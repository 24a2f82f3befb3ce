import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttps, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../servers/certificates.js';
import { startThrowaway } from '../servers/throwaway.js';
import { COMMAND, runCommand, runPlain, type Ended } from './stage.js';
import { startProxy, type Proxy } from './proxy-server.js';

const MAILBOX = '6f1c9d1e-4b58-4f0e-9a3c-1f2e3d4c5b6a';
const TOKEN = { data: { issueAccessToken: { accessToken: 'a-token', username: 'ana' } } };
const GIVEN: Ended = { code: 0, stdout: 'a-token\n', stderr: '' };

const certificates = createCertificates();
let folder: string;
let mailkey: Server;
let clear: ReturnType<typeof createHttp>;
let seen: string[] = [];
const open: { close(): unknown }[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mailkey-places-'));
  writeFileSync(join(folder, 'ca.pem'), certificates.ca);
  const answer: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => seen.push(body));
    response.end(JSON.stringify(TOKEN));
  };
  const { key, certificate: cert } = certificates.good;
  mailkey = createHttps({ key, cert }, answer);
  clear = createHttp(answer);
  for (const server of [mailkey, clear])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  seen = [];
});
afterAll(() => {
  mailkey.close();
  clear.close();
  rmSync(folder, { recursive: true });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port; // it listens

async function proxy(answer?: number | string): Promise<Proxy> {
  const started = await startProxy(answer);
  open.push(started);
  return started;
}

const settings = (url = `https://localhost:${portOf(mailkey)}`) => ({
  MAILKEY_URL: url,
  MAILKEY_API_KEY: 'mk_canary',
  MAILKEY_WAIT: '0',
  SSL_CERT_FILE: join(folder, 'ca.pem'),
});
const token = (environment: Record<string, string>, words: string[] = []) =>
  runCommand([...words, MAILBOX], { ...settings(), ...environment });

function expectRefusal(ended: Ended, code: number, sentence: RegExp): void {
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(/^mailkey-token: [^\n]+\n$/);
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr).not.toMatch(/mk_canary|s3cret|czNjcmV0/);
}

const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;

describe('a proxy', () => {
  it('leads through, with the login that its address has, and sees no more than the target', async () => {
    const { port, asked } = await proxy();
    const target = `localhost:${portOf(mailkey)}`;
    for (const [address, login] of [
      [`http://127.0.0.1:${port}`, undefined],
      [`127.0.0.1:${port}`, undefined],
      [`http://ana:s3cret@127.0.0.1:${port}`, basic('ana:s3cret')],
      [`http://contoso%5Cana:s3%3Acret@127.0.0.1:${port}`, basic('contoso\\ana:s3:cret')],
    ] as const) {
      expect(await token({ HTTPS_PROXY: address })).toEqual(GIVEN);
      expect(asked.splice(0)).toEqual([[target, login]]);
    }
    expect(await token({ ALL_PROXY: `http://127.0.0.1:${port}` })).toEqual(GIVEN);
    expect(asked).toHaveLength(1);
  });

  it('is left out for the hosts of NO_PROXY, for plain http and where none is named', async () => {
    const { port, asked } = await proxy();
    const HTTPS_PROXY = `http://127.0.0.1:${port}`;
    for (const NO_PROXY of ['localhost', '*', `example.com, localhost:${portOf(mailkey)}`])
      expect(await token({ HTTPS_PROXY, NO_PROXY })).toEqual(GIVEN);
    const local = `http://127.0.0.1:${portOf(clear)}`;
    expect(await token({ HTTPS_PROXY, ALL_PROXY: HTTPS_PROXY, MAILKEY_URL: local })).toEqual(GIVEN);
    expect(await token({ HTTP_PROXY: HTTPS_PROXY })).toEqual(GIVEN);
    expect(asked).toEqual([]);
    expect(await token({ HTTPS_PROXY, NO_PROXY: 'example.com,localhost:1' })).toEqual(GIVEN);
    expect(asked).toHaveLength(1);
  });

  it.each([
    [407, 77, /wants a name and a password/],
    [403, 77, /answers 403: .* NO_PROXY/],
    [500, 75, /answers 500\. Try again later/],
    [503, 75, /answers 503\. Try again later/],
    [302, 77, /answers 302/],
    ['SSH-2.0-no proxy at all\r\n', 76, /not HTTP .*check host and port/],
    ['', 75, /proxy 127\.0\.0\.1:\d+ cannot be reached \(ECONNRESET\)/],
  ])('that answers %j to the question ends with %i', async (answer, code, sentence) => {
    const { port } = await proxy(answer);
    expectRefusal(
      await token({ HTTPS_PROXY: `http://ana:s3cret@127.0.0.1:${port}` }),
      code,
      sentence,
    );
    expect(seen).toEqual([]);
  });

  it('that is not there, or whose address cannot be read, is named', async () => {
    const gone = await startProxy();
    gone.close();
    const nobody = `http://ana:s3cret@127.0.0.1:${gone.port}`;
    expectRefusal(await token({ HTTPS_PROXY: nobody }), 75, /the proxy .* \(ECONNREFUSED\)/);
    for (const wrong of ['socks5://127.0.0.1:1', 'http://ana:s3cret%zz@127.0.0.1:1', 'http://'])
      expectRefusal(await token({ HTTPS_PROXY: wrong }), 78, /write http:\/\/host:port/);
  });

  it('is not taken for the IMAP server unless that is asked for', async () => {
    const { port, asked } = await proxy();
    const server = await startThrowaway({
      certificate: certificates.good,
      implicitTls: true,
      play: (peer) => Promise.resolve(peer.say('* BYE Closed today\r\n')),
    });
    open.push(server);
    const PROXY = `http://127.0.0.1:${port}`;
    const environment = { ALL_PROXY: PROXY, all_proxy: PROXY, IMAPS_PROXY: PROXY, NO_PROXY: '' };
    const local = { ...environment, MAILKEY_URL: `http://127.0.0.1:${portOf(clear)}` };
    const words = ['--imap', `localhost:${server.port}`];
    expectRefusal(await token(local, words), 77, /Closed today/);
    expect(asked).toEqual([]);
    expectRefusal(await token(local, [...words, '--imap-proxy']), 77, /Closed today/);
    expect(asked).toEqual([[`localhost:${server.port}`, undefined]]);
  });
});

describe('a door of another kind', () => {
  it('is named: http where TLS is, TLS where http is, and neither', async () => {
    const tls = `http://127.0.0.1:${portOf(mailkey)}`;
    expectRefusal(await token({ MAILKEY_URL: tls }), 78, /speaks TLS, .* write https:/);
    const http = `https://localhost:${portOf(clear)}`;
    const noTls = /does not speak TLS there .*check the port/;
    expectRefusal(await token({ MAILKEY_URL: http }), 78, noTls);
    const { port } = await proxy();
    const HTTPS_PROXY = `http://127.0.0.1:${port}`;
    expectRefusal(await token({ MAILKEY_URL: http, HTTPS_PROXY }), 78, noTls);
    // An https: proxy that speaks plain http.
    const plain = await token({ HTTPS_PROXY: `https://localhost:${port}` });
    expectRefusal(plain, 78, /proxy localhost:\d+ does not speak TLS: write http:/);
    const safe = await token({ HTTPS_PROXY: tls });
    expectRefusal(safe, 78, /proxy 127\.0\.0\.1:\d+ speaks TLS: write https:/);
    const server = await startThrowaway({
      certificate: certificates.good,
      implicitTls: false,
      play: (peer) => Promise.resolve(peer.say('220 mail.example.com ESMTP\r\n')),
    });
    open.push(server);
    const smtp = `http://127.0.0.1:${server.port}`;
    expectRefusal(await token({ MAILKEY_URL: smtp }), 76, /not HTTP .*check host and port/);
  });
});

describe('an address that does not answer', () => {
  let silent: ChildProcess;
  let port: number;
  // Somebody who listens and has taken one connection more than it may leave waiting.
  const SCRIPT = `
import socket, sys
full = socket.socket()
full.bind(('127.0.0.2', 0))
full.listen(0)
held = [socket.socket() for _ in range(8)]
for one in held:
    one.setblocking(False)
    one.connect_ex(full.getsockname())
print(full.getsockname()[1], flush=True)
sys.stdin.read()
`;
  beforeAll(async () => {
    silent = spawn('/usr/bin/python3', ['-c', SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (silent.stdout) port = Number(String((await once(silent.stdout, 'data'))[0]));
  });
  afterAll(() => void silent.kill());

  /** The name has these addresses, which no file of this machine says. */
  function naming(addresses: string[]): Record<string, string> {
    const preload = join(folder, 'names.mjs');
    const list = JSON.stringify(addresses.map((address) => ({ address, family: 4 })));
    writeFileSync(
      preload,
      `import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
dns.lookup = () => Promise.resolve(${list});
syncBuiltinESMExports();\n`,
    );
    return { NODE_OPTIONS: `--import=${preload}`, MAILKEY_URL: `https://localhost:${port}` };
  }

  it('costs five seconds, and the next one is asked', async () => {
    const { key, certificate: cert } = certificates.good;
    const beside = createHttps({ key, cert }, (_, response) => {
      response.end(JSON.stringify(TOKEN));
    });
    await new Promise<void>((resolve) => beside.listen(port, '127.0.0.1', resolve));
    open.push(beside);
    const began = performance.now();
    expect(await token(naming(['127.0.0.2', '127.0.0.1']))).toEqual(GIVEN);
    expect(performance.now() - began).toBeGreaterThan(4_900);
  });

  it('is named with what went wrong at each, where none answers', async () => {
    const ended = await token(naming(['127.0.0.1', '127.0.0.2']));
    expectRefusal(ended, 75, /\(127\.0\.0\.1 ECONNREFUSED, 127\.0\.0\.2 ETIMEDOUT\)/);
  });
});

describe('the command of npm', () => {
  it('finds Node.js with the PATH of cron and Postfix, or with none, and nothing else set', async () => {
    for (const PATH of ['/usr/bin:/bin', '/nonexistent', ''])
      expect((await runPlain(COMMAND, ['--version'], { PATH })).stdout).toMatch(/^\d+\.\d+/);
    const { code, stderr } = await runPlain(COMMAND, [MAILBOX], { PATH: '/usr/bin:/bin' });
    expect([code, stderr]).toEqual([78, expect.stringMatching(/^mailkey-token: MAILKEY_URL is/)]);
  });

  it('says where it has looked when there is none', async () => {
    const nowhere = readFileSync(COMMAND, 'utf8').replace(/\$\{PATH:\+.*?\/snap\/bin/, '/nowhere');
    const path = join(folder, 'mailkey-token');
    writeFileSync(path, nowhere, { mode: 0o755 });
    const ended = await runPlain('/bin/sh', [path, MAILBOX], { PATH: '/usr/bin:/bin' });
    expectRefusal(ended, 78, /There is no node in .*:\/nowhere: add the folder/);
  });
});

it('the life that a token must have is asked for', async () => {
  expect(await token({}, ['--minimum-life', '1800'])).toEqual(GIVEN);
  expect(await token({})).toEqual(GIVEN);
  const lives = seen.map((body) => (JSON.parse(body) as { variables: object }).variables);
  expect(lives).toEqual([{ mailboxId: MAILBOX, minimumLife: 1800 }, { mailboxId: MAILBOX }]);
});
