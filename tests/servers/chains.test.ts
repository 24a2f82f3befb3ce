import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createEgress } from '@mailkey/server/lib/egress';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { DiagnosisContent } from '@mailkey/server/features/diagnoses/diagnosis';
import { serverCertificates } from '@mailkey/server/features/checks/server-certificates';
import { createChains, type Wanted } from './chains.js';
import { playHonest } from './honest.js';
import { runProbe, type Probed, type Probing } from './probing.js';
import { startThrowaway, type Throwaway } from './throwaway.js';

const PAST = { from: '20200101000000Z', to: '20200201000000Z' };
const FUTURE = { from: '20980101000000Z' };
const SOON = { to: '20500615000000Z' };

const { make, remove } = createChains();
const root = make('Root', { authority: true });
const middle = make('Middle', { authority: true, issuer: 'Root' });
const authority = (name: string, wanted: Wanted): string =>
  make(name, { authority: true, issuer: 'Root', ...wanted }).certificate;
let server: Throwaway | undefined;
afterEach(() => server?.close());
afterAll(remove);

interface Chain {
  leaf?: Wanted;
  /** Behind the leaf; as it should be when absent. */
  sent?: string[];
  trusted?: string[];
}

let count = 0;

async function probe(chain: Chain, more: Partial<Probing> = {}): Promise<Probed> {
  const { leaf, sent = [middle.certificate], trusted = [root.certificate] } = chain;
  count += 1;
  const own = make(`mail${count}.example`, { issuer: 'Middle', ...leaf });
  const certificate = { key: own.key, certificate: own.certificate + sent.join('') };
  const security = more.security ?? 'TLS';
  const play = playHonest('IMAP');
  server = await startThrowaway({ certificate, implicitTls: security === 'TLS', play });
  const ca = trusted.join('');
  return runProbe({ protocol: 'IMAP', port: server.port, ca, security, ...more });
}

function first({ facts }: Probed): DiagnosisContent | undefined {
  const { host, port, security, username } = facts;
  const incoming = { protocol: 'IMAP' as const, host, port, security, username };
  const mailbox = { address: username, authentication: 'OAUTH2' as const, incoming };
  return diagnose({ now: new Date(), provider: 'GENERIC', mailbox, probes: [facts] })[0];
}

describe('a chain of which one certificate has ended', () => {
  const old = authority('Old middle', PAST);
  const oldRoot = make('Old root', { authority: true, ...PAST }).certificate;
  const underOld = make('Middle of old', { authority: true, issuer: 'Old root' }).certificate;
  const crossed = make('Crossed', { authority: true, issuer: 'Old root', sameAs: 'Root' });
  const past = { validTo: new Date('2020-02-01T00:00:00Z') };
  it.each<[string, Chain, object, RegExp]>([
    [
      'its own',
      { leaf: PAST },
      { place: 'leaf' },
      /renews the server’s own certificate “mail\d+\.example”, which ended on 2020-02-01/,
    ],
    [
      'the intermediate',
      { leaf: { issuer: 'Old middle' }, sent: [old] },
      { place: 'intermediate', subject: 'Old middle' },
      /takes the intermediate certificate “Old middle”, which ended on 2020-02-01, out of the chain/,
    ],
    [
      'the root',
      { leaf: { issuer: 'Middle of old' }, sent: [underOld], trusted: [oldRoot] },
      { place: 'root', subject: 'Old root', trusted: true },
      /does not lead to the root certificate “Old root”/,
    ],
    [
      'the old root behind a cross-signed one',
      { sent: [middle.certificate, crossed.certificate], trusted: [oldRoot] },
      { place: 'root', subject: 'Old root' },
      /the root certificate “Old root”/,
    ],
  ])('names it: %s', async (_words, chain, link, fix) => {
    for (const security of ['TLS', 'STARTTLS'] as const) {
      const probed = await probe(chain, { security });
      const ended = probed.facts.certificate?.chain?.find(({ validTo }) => validTo < new Date());
      expect(ended).toMatchObject({ ...link, ...past });
      expect(probed.detail('secure')).toMatch(
        /^CERT_HAS_EXPIRED: .* certificate “.*” ended on 2020-02-01$/,
      );
      const diagnosis = first(probed);
      expect(diagnosis).toMatchObject({ code: 'tls-certificate-expired', actor: 'OPERATOR' });
      expect(diagnosis?.fix.join('\n')).toMatch(fix);
      expect(diagnosis?.evidence.join('\n')).toMatch(/By its dates .* ended on 2020-02-01/);
      await server?.close();
    }
  });

  it('is good where the old cross-signed root does not lie on the way', async () => {
    const ended = make('Crossed long ago', {
      authority: true,
      issuer: 'Old root',
      sameAs: 'Root',
      ...PAST,
    });
    for (const trusted of [[root.certificate], [oldRoot, root.certificate]]) {
      const probed = await probe({ sent: [middle.certificate, ended.certificate], trusted });
      expect(probed.facts.outcome).toBe('ok');
      expect(probed.detail('secure')).toBe('TLS 1.3, certificate until 31 Dec 2099');
      await server?.close();
    }
  });

  it('says what is wrong beside its age, and keeps no end of it', async () => {
    const other = await probe({ leaf: { ...PAST, names: 'DNS:mail.example.com' } });
    expect(first(other)?.fix.join('\n')).toContain(
      'also for other names than localhost: mail.example.com',
    );
    expect(serverCertificates([other.facts])).toEqual([]);
    await server?.close();
    const unknown = await probe({ leaf: PAST, sent: [] });
    expect(first(unknown)?.fix.join('\n')).toContain('leads to no authority');
    expect(serverCertificates([unknown.facts])).toEqual([]);
  });
});

it('reads the first end in the chain, and whose it is', async () => {
  const soon = authority('Middle that ends', SOON);
  const probed = await probe({ leaf: { issuer: 'Middle that ends' }, sent: [soon] });
  expect(probed.detail('secure')).toBe(
    'TLS 1.3, certificate until 15 Jun 2050, when the intermediate certificate “Middle that ends” ends',
  );
  expect(serverCertificates([probed.facts])).toMatchObject([
    {
      endsAt: new Date('2050-06-15T00:00:00Z'),
      chainPlace: 'intermediate',
      chainSubject: 'Middle that ends',
    },
  ]);
});

describe('a certificate that is not valid yet', () => {
  it.each<[string, Chain, RegExp]>([
    ['its own', { leaf: FUTURE }, /the server’s own certificate “mail\d+\.example” begins/],
    [
      'the intermediate',
      { leaf: { issuer: 'New middle' }, sent: [authority('New middle', FUTURE)] },
      /the intermediate certificate “New middle” begins/,
    ],
  ])('is told apart from one that has ended: %s', async (_words, chain, fix) => {
    const probed = await probe(chain);
    const diagnosis = first(probed);
    expect(diagnosis).toMatchObject({ code: 'tls-certificate-not-yet-valid', actor: 'OPERATOR' });
    expect(diagnosis?.fix.join('\n')).toMatch(fix);
    expect(probed.detail('secure')).toMatch(/begins on 2098-01-01$/);
    expect(serverCertificates([probed.facts])).toEqual([]);
  });
});

it.each<[string, () => Chain]>([
  ['signature', () => ({ leaf: { digest: 'sha1' } })],
  [
    'key of an intermediate',
    () => {
      const weak = authority('Weak', { key: ['-newkey', 'rsa:512'] });
      return { leaf: { issuer: 'Weak' }, sent: [weak] };
    },
  ],
])('a %s that is too weak is called so', async (_words, chain) => {
  expect(first(await probe(chain()))).toMatchObject({ code: 'tls-key-too-weak' });
});

it('a server without secure renegotiation is called so', async () => {
  // A server's hello of TLS 1.2 (RFC 5246 section 7.4.1.3) that lacks every extension.
  const hello = Buffer.from(`0303${'5a'.repeat(32)}00c02f00`, 'hex');
  const message = Buffer.concat([Buffer.from([2, 0, 0, hello.length]), hello]);
  const record = Buffer.concat([Buffer.from([22, 3, 3, 0, message.length]), message]);
  const old = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.write(record));
  });
  await once(old.listen(0, '127.0.0.1'), 'listening');
  const { port } = old.address() as AddressInfo;
  const probed = await runProbe({ protocol: 'IMAP', port, ca: root.certificate });
  old.close();
  expect(probed.detail('secure')).toMatch(/RENEGOTIATION_DISABLED/);
  const diagnosis = first(probed);
  expect(diagnosis).toMatchObject({ code: 'tls-renegotiation-insecure', actor: 'OPERATOR' });
  expect(diagnosis?.title).toContain('RFC 5746');
});

describe('which address was connected to', () => {
  const at = (addresses: string[], port: number) => {
    const authorities = [{ host: 'localhost', ports: [port], ca: root.certificate }];
    const egress = createEgress({ allowCidrs: [], allowLoopbackPorts: [port], authorities });
    const found = addresses.map((address) => ({ address, family: 4 as const }));
    return { egress: { ...egress, resolve: () => Promise.resolve(found) } };
  };

  it('stands in the step, with those that did not answer', async () => {
    const alone = await probe({});
    expect(alone.detail('connect')).toBe(`127.0.0.1:${alone.facts.port}`);
    expect(alone.facts.address).toBe('127.0.0.1');
    const port = alone.facts.port;
    const tools = at(['127.0.0.2', '127.0.0.1'], port);
    const one = await runProbe({ protocol: 'IMAP', port, ca: '', tools });
    expect(one.facts).toMatchObject({
      outcome: 'ok',
      address: '127.0.0.1',
      silent: [{ address: '127.0.0.2', code: 'ECONNREFUSED' }],
    });
    expect(one.detail('connect')).toBe(`127.0.0.2: refused, then 127.0.0.1:${port}`);
    const none = await runProbe({
      protocol: 'IMAP',
      port,
      ca: '',
      tools: at(['127.0.0.2', '127.0.0.3'], port),
    });
    expect(none.detail('connect')).toMatch(
      /\. Tried 127\.0\.0\.2: refused, 127\.0\.0\.3: refused$/,
    );
    expect(none.facts.failedStep).toBe('connect');
    expect(none.facts.address).toBeUndefined();
  });
});
