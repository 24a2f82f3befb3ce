import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createEgress, type ResolvedAddress } from '@mailkey/server/lib/egress';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { freePort } from '../testkit/free-port.js';
import { expectFailure } from './failing.js';
import { protocols } from './honest.js';
import { runProbe, TOKEN } from './probing.js';

const enotfound = async (host: string): Promise<ResolvedAddress[]> => {
  throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
};
const egressTo = (addresses: string[], port: number) =>
  createEgress({
    allowCidrs: [],
    allowLoopbackPorts: [port],
    resolver: async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });

describe.each(Object.keys(protocols) as MailProtocol[])('a %s server out of reach', (protocol) => {
  it('is refused, and nobody has been asked anything', async () => {
    const probed = await runProbe({ protocol, port: await freePort(), ca: '' });
    expectFailure(probed);
    expect(probed.facts).toMatchObject({
      failedStep: 'connect',
      addresses: ['127.0.0.1', '::1'],
      fault: {
        kind: 'network',
        network: { stage: 'TCP', code: expect.stringMatching(/^E(CONNREFUSED|ADDRNOTAVAIL)$/) },
      },
      transcript: [],
    });
  });

  it('has no name in the DNS', async () => {
    const egress = createEgress({ allowCidrs: [], allowLoopbackPorts: [], resolver: enotfound });
    const probed = await runProbe({
      protocol,
      host: 'no.example.com',
      port: 993,
      ca: '',
      tools: { egress },
    });
    expectFailure(probed);
    expect(probed.facts).toMatchObject({
      failedStep: 'resolve',
      fault: {
        kind: 'network',
        network: { stage: 'DNS', code: 'ENOTFOUND', host: 'no.example.com' },
      },
    });
  });

  it('has a name that the resolver never answers for', async () => {
    const resolver = (): Promise<never> => new Promise(() => undefined);
    const egress = createEgress({ allowCidrs: [], allowLoopbackPorts: [], resolver });
    const tools = { egress, limits: { connectMs: 200 } };
    const probed = await runProbe({ protocol, host: 'slow.example.com', port: 993, ca: '', tools });
    expectFailure(probed);
    expect(probed.facts.fault).toMatchObject({ network: { stage: 'DNS', code: 'ETIMEDOUT' } });
  });

  it('lives at an address that is not allowed', async () => {
    const egress = egressTo(['10.0.0.1', '169.254.169.254'], 1);
    const probed = await runProbe({
      protocol,
      host: 'inside.example.com',
      port: 993,
      ca: '',
      tools: { egress },
    });
    expectFailure(probed);
    expect(probed.facts).toMatchObject({
      failedStep: 'resolve',
      addresses: [],
      fault: { kind: 'policy', rule: 'egress-blocked' },
    });
    expect(JSON.stringify(probed.facts)).not.toMatch(/10\.0\.0\.1|169\.254/);
  });

  it('answers at its second address', async () => {
    const port = await freePort();
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const egress = egressTo(['127.0.0.2', '127.0.0.1'], port);
    const probed = await runProbe({
      protocol,
      host: 'two.example.com',
      port,
      ca: '',
      tools: { egress },
    });
    await new Promise((resolve) => server.close(resolve));
    expect(probed.steps.slice(0, 2)).toEqual(['resolve SUCCEEDED', 'connect SUCCEEDED']);
    expect(probed.facts).toMatchObject({
      failedStep: 'secure',
      fault: { network: { stage: 'TLS' } },
    });
  });

  it('would be told the token without TLS, or a login that is two commands', async () => {
    const bad = [
      { security: 'NONE', tools: { allowPlaintextFor: ['localhost'] } },
      { username: 'a\x01auth=Bearer x\x01\x01' },
      { username: 'a\r\nLOGOUT' },
      { username: 'a\u0085b' },
      { token: 'a token\n' },
      { host: 'localhost\r\nX' },
      { fromAddress: 'a@example.com\r\nDATA' },
    ] as const;
    for (const options of bad) {
      const probed = await runProbe({ protocol, port: 993, ca: '', ...options });
      expectFailure(probed);
      expect(probed.facts).toMatchObject({ failedStep: 'resolve', fault: { kind: 'policy' } });
      expect(JSON.stringify(probed)).not.toContain(TOKEN);
    }
  });
});

describe('the From address', () => {
  it.each(['a b@example.com', 'a@example.com>', '<a@example.com'])(
    'is not %j',
    async (fromAddress) => {
      const probed = await runProbe({ protocol: 'SMTP', port: 993, ca: '', fromAddress });
      expect(probed.facts.fault).toMatchObject({ kind: 'policy', rule: 'unsafe-value' });
    },
  );
});
