import { createServer, connect, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEgress, EgressBlocked, type ResolvedAddress } from './egress.js';

const asked: string[] = [];
const book: Record<string, ResolvedAddress[]> = {
  'mail.example.com': [{ address: '93.184.215.14', family: 4 }],
  'dual.example.com': [
    { address: '10.1.2.3', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ],
  '127.0.0.1.nip.io': [{ address: '127.0.0.1', family: 4 }],
  'rebind.example.com': [{ address: '::ffff:127.0.0.1', family: 6 }],
  // A resolver that says a metadata name is public.
  'metadata.google.internal': [{ address: '93.184.215.14', family: 4 }],
  metadata: [{ address: '93.184.215.14', family: 4 }],
};
const resolver = async (host: string): Promise<ResolvedAddress[]> => {
  asked.push(host);
  const found = book[host];
  if (!found)
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
  return found;
};
const none = { allowCidrs: [], allowLoopbackPorts: [], resolver };

const refused = [
  ...['127.0.0.1', '127.1', '0x7f.1', '0177.0.0.1', '2130706433', '017700000001', '127.0.0.1.'],
  ...[
    'localhost',
    'localhost.',
    'LOCALHOST',
    'mail.localhost',
    '[::1]',
    '::1',
    '0.0.0.0',
    '0',
    '[::]',
  ],
  ...['10.0.0.1', '172.16.3.4', '192.168.1.1', '169.254.169.254', '169.254.170.2', '100.64.0.1'],
  ...[
    '100.100.100.200',
    '168.63.129.16',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '[::ffff:169.254.169.254]',
    '[::ffff:127.0.0.1]',
    '::ffff:8.8.8.8',
    '[fd00:ec2::254]',
    'fc00::1',
  ],
  ...['fe80::1', 'fe80::1%eth0', 'ff02::1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::'],
  ...['2001:0:7f00:1::', '::7f00:1', '2001:db8::1', 'fec0::1', '127.0.0.1.nip.io'],
  ...['rebind.example.com', 'metadata.google.internal', 'METADATA.google.internal.', 'metadata'],
  ...[
    '１２７.0.0.1',
    'user@127.0.0.1',
    '127.0.0.1/x',
    '127.0.0.1:993',
    '',
    'a b',
    '%31%32%37.0.0.1',
  ],
];

describe('E1 egress', () => {
  it.each(refused)('refuses %j', async (host) => {
    await expect(createEgress(none).resolve(host, 993)).rejects.toBeInstanceOf(EgressBlocked);
  });

  it('gives the public addresses of a host and leaves the others out', async () => {
    const egress = createEgress(none);
    expect(await egress.resolve('Mail.Example.COM.', 993)).toEqual(book['mail.example.com']);
    expect(await egress.resolve('dual.example.com', 443)).toEqual([
      { address: '2606:4700::1111', family: 6 },
    ]);
    expect(await egress.resolve('8.8.8.8', 25)).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });

  it('allows the ports of https and mail only', async () => {
    const egress = createEgress({ ...none, allowPorts: [8443] });
    for (const port of [443, 25, 110, 143, 465, 587, 993, 995, 8443]) {
      expect(await egress.resolve('mail.example.com', port)).toHaveLength(1);
    }
    for (const port of [22, 80, 3306, 6379, 11211, 1433]) {
      await expect(egress.resolve('mail.example.com', port)).rejects.toThrow(
        /neither https nor mail/,
      );
    }
  });

  it('passes the error of the resolver on', async () => {
    await expect(createEgress(none).resolve('nowhere.example.com', 993)).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });

  it('allows the sandbox on loopback, on its own ports, without asking a resolver', async () => {
    const egress = createEgress({ ...none, allowLoopbackPorts: [20993] });
    asked.length = 0;
    expect(await egress.resolve('localhost', 20993)).toHaveLength(2);
    expect(await egress.resolve('127.0.0.1', 20993)).toHaveLength(1);
    await expect(egress.resolve('127.0.0.1', 6379)).rejects.toBeInstanceOf(EgressBlocked);
    await expect(egress.resolve('10.0.0.1', 20993)).rejects.toBeInstanceOf(EgressBlocked);
    expect(asked).toEqual([]);
  });

  it('allows listed networks on any port, and nothing beside them', async () => {
    const egress = createEgress({ ...none, allowCidrs: ['10.1.0.0/16', 'fd12::/16'] });
    expect(await egress.resolve('10.1.2.3', 2525)).toHaveLength(1);
    expect(await egress.resolve('[fd12::5]', 2525)).toHaveLength(1);
    await expect(egress.resolve('10.2.0.1', 993)).rejects.toBeInstanceOf(EgressBlocked);
    await expect(egress.resolve('metadata', 443)).rejects.toThrow(/metadata/);
    expect(() => createEgress({ ...none, allowCidrs: ['10.1.0.0'] })).toThrow();
  });

  it('trusts an authority for its own host and ports only', () => {
    const authorities = [{ host: 'localhost', ports: [20993], ca: 'PEM' }];
    const egress = createEgress({ ...none, authorities });
    expect(egress.authoritiesFor('LOCALHOST.', 20993)).toEqual(['PEM']);
    expect(egress.authoritiesFor('localhost', 993)).toBeUndefined();
    expect(egress.authoritiesFor('example.com', 20993)).toBeUndefined();
  });
});

describe('E1 the lookup', () => {
  let canary: Server;
  let port = 0;
  let connects = 0;
  beforeAll(async () => {
    canary = createServer((socket) => {
      connects += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const at = canary.address();
    port = typeof at === 'object' && at ? at.port : 0;
  });
  afterAll(() => new Promise((resolve) => canary.close(resolve)));

  it('never connects to loopback when a name rebinds to it between two questions', async () => {
    const answers: ResolvedAddress[] = [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const rebinding = async (): Promise<ResolvedAddress[]> => answers.splice(0, 1);
    const egress = createEgress({ ...none, allowPorts: [port], resolver: rebinding });
    expect(await egress.resolve('rebind.example.com', port)).toHaveLength(1);
    const error = await new Promise<Error>((resolve) => {
      const lookup = egress.lookupFor(port);
      connect({ host: 'rebind.example.com', port, lookup }).on('error', resolve);
    });
    expect(error).toBeInstanceOf(EgressBlocked);
    expect(connects).toBe(0);
  });

  it('serves both forms of question and both families', async () => {
    const lookup = createEgress({ ...none, allowCidrs: ['10.0.0.0/8'] }).lookupFor(993);
    const ask = (options: object): Promise<unknown[]> =>
      new Promise((resolve) => lookup('dual.example.com', options, (...all) => resolve(all)));
    expect(await ask({ all: true })).toEqual([null, book['dual.example.com']]);
    expect(await ask({})).toEqual([null, '10.1.2.3', 4]);
    expect(await ask({ family: 6 })).toEqual([null, '2606:4700::1111', 6]);
    expect((await ask({ family: 'IPv4', all: true }))[1]).toEqual([book['dual.example.com']?.[0]]);
  });
});
