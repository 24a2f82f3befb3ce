import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Endpoint, type MailProtocol, type Sandbox } from './index.js';
import { scenarios } from './scenarios.js';
import { openRaw } from './testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const protocols: MailProtocol[] = ['imap', 'pop3', 'smtp'];

it('has a server for every scenario that lives in a port, and one that is no fault', () => {
  const names = scenarios.filter((one) => one.where === 'tls').map(({ choose }) => choose.server);
  expect(Object.keys(sandbox.faultServers).sort()).toEqual([...names, 'oauthbearer-only'].sort());
});

const tlsFaults: [name: string, code: RegExp][] = [
  ['certificate-of-another-name', /^ERR_TLS_CERT_ALTNAME_INVALID$/],
  ['certificate-expired', /^CERT_HAS_EXPIRED$/],
  ['certificate-self-signed', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
  ['certificate-of-a-proxy', /^SELF_SIGNED_CERT_IN_CHAIN$/],
  ['certificate-chain-incomplete', /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/],
  ['tls-too-old', /^(ERR_SSL_UNSUPPORTED_PROTOCOL|ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)$/],
  ['closes-at-once', /^ECONNRESET$/],
  ['plain-on-tls-port', /^ERR_SSL_WRONG_VERSION_NUMBER$/],
  ['connection-refused', /^ECONNREFUSED$/],
];

describe.each(tlsFaults)('%s', (name, code) => {
  it.each(protocols)('fails the handshake of %s', async (protocol) => {
    expect(await secured(endpointOf(name, protocol))).toMatch(code);
  });
});

describe('servers that answer, but not what one wants', () => {
  it.each(protocols)('silent: %s never says a word', async (protocol) => {
    expect(await secured(endpointOf('silent', protocol), 300)).toBe('silence');
  });

  it.each(protocols)('tls-on-starttls-port: %s never greets in plain text', async (protocol) => {
    const { host, port } = endpointOf('tls-on-starttls-port', protocol);
    const socket = connectTcp({ host, port });
    const heard = await Promise.race([
      new Promise((resolve) => socket.once('data', resolve)),
      wait(200, 'silence'),
    ]);
    socket.destroy();
    expect(heard).toBe('silence');
  });

  const questions = { imap: 'A CAPABILITY', pop3: 'CAPA', smtp: 'EHLO client.test' };
  const answersTo = async (name: string, protocol: MailProtocol) => {
    const client = await openRaw(sandbox, endpointOf(name, protocol));
    await client.read();
    client.send(questions[protocol]);
    const lines: string[] = [];
    do lines.push(await client.read());
    while (!/^(A OK|\.|250 |$)/.test(lines.at(-1) ?? ''));
    client.close();
    return lines.join('\n');
  };

  it.each(protocols)('starttls-missing: %s offers neither TLS nor a login', async (protocol) => {
    const answer = await answersTo('starttls-missing', protocol);
    expect(answer).toMatch(/CAPABILITY|UIDL|SIZE/);
    expect(answer).not.toMatch(/STARTTLS|STLS|AUTH/);
  });

  it.each(protocols)('xoauth2-missing: %s offers passwords only', async (protocol) => {
    const answer = await answersTo('xoauth2-missing', protocol);
    expect(answer).toMatch(/PLAIN/);
    expect(answer).not.toMatch(/XOAUTH2/);
  });

  it.each([
    ['imap', '* BYE Connection is closed. 13'],
    ['pop3', '-ERR Connection is closed. 13'],
    ['smtp', '421 4.7.0 Try again later, closing connection.'],
  ] as const)('goodbye: %s greets and hangs up', async (protocol, greeting) => {
    const client = await openRaw(sandbox, endpointOf('goodbye', protocol));
    expect([await client.read(), await client.read()]).toEqual([greeting, '']);
  });

  it('oauthbearer-only: IMAP takes the token that way', async () => {
    const client = await openRaw(sandbox, endpointOf('oauthbearer-only', 'imap'));
    await client.read();
    const message = (token: string) =>
      Buffer.from(`n,a=ana@sandbox.test,\x01host=localhost\x01auth=Bearer ${token}\x01\x01`);
    client.send(`A AUTHENTICATE OAUTHBEARER ${message('rubbish').toString('base64')}`);
    const challenge = (await client.read()).slice(2);
    expect(Buffer.from(challenge, 'base64').toString()).toBe('{"status":"invalid_token"}');
    client.send('AQ==');
    expect(await client.read()).toMatch(/^A NO/);
    const token = await sandbox.mintToken();
    client.send(`B AUTHENTICATE OAUTHBEARER ${message(token).toString('base64')}`);
    expect(await client.read()).toMatch(/^B OK/);
    client.close();
  });
});

function endpointOf(name: string, protocol: MailProtocol): Endpoint {
  const endpoint = sandbox.faultServers[name]?.[protocol];
  if (!endpoint) throw new Error(`${name} has no server for ${protocol}.`);
  return endpoint;
}

/** The error code of a TLS connection with full verification; what else, in words. */
function secured({ host, port }: Endpoint, patienceMs = 20_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTls({ host, port, ca: sandbox.ca }, () => resolve('connected'));
    socket.setTimeout(patienceMs, () => resolve('silence'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('close', () => socket.destroy());
  });
}
