import { startSandbox, type Endpoint, type Sandbox } from '@mailkey/sandbox';
import { speaksPlain, speaksTls } from '@mailkey/server/features/checks/first-byte.probe';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { createEgress } from '@mailkey/server/lib/egress';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

type Ask = typeof speaksTls;
type Choose = (sandbox: Sandbox) => Endpoint | undefined;

async function ask(question: Ask, choose: Choose, host?: string): Promise<boolean> {
  const clock = () => new Date();
  // Short: silence is an answer here.
  const deadline = createDeadline(1_000, clock);
  const { ports } = sandbox;
  const egress = createEgress({ allowCidrs: [], allowLoopbackPorts: ports, authorities: [] });
  const endpoint = choose(sandbox);
  if (!endpoint) throw new Error('The sandbox has no such server.');
  const server = { ...endpoint, username: '', ...(host && { host }) };
  return question(server, { egress, deadline, clock }).finally(() => deadline.done());
}

const fault = (name: string) => (sandbox: Sandbox) => sandbox.faultServers[name]?.imap;

describe('whether a port speaks TLS at once', () => {
  it.each<[string, Choose]>([
    ['nobody knows its authority', ({ servers }) => servers.imapTls],
    ['the certificate has expired', fault('certificate-expired')],
    ['the certificate is for another name', fault('certificate-of-another-name')],
    ['the certificate is self-signed', fault('certificate-self-signed')],
    ['it knows old versions only', fault('tls-too-old')],
  ])('yes, although %s', async (_, choose) => {
    expect(await ask(speaksTls, choose)).toBe(true);
  });

  it('yes, for an address without a name too', async () => {
    expect(await ask(speaksTls, ({ servers }) => servers.smtpTls, '127.0.0.1')).toBe(true);
  });

  it.each<[string, Choose]>([
    ['greets in clear', ({ servers }) => servers.pop3Starttls],
    ['is silent', fault('silent')],
    ['hangs up', fault('closes-at-once')],
    ['does not exist', fault('connection-refused')],
  ])('no, where the server %s', async (_, choose) => {
    expect(await ask(speaksTls, choose)).toBe(false);
  });
});

describe('whether a port greets without TLS', () => {
  it.each(['imapStarttls', 'pop3Starttls', 'smtpStarttls'] as const)('yes: %s', async (name) => {
    expect(await ask(speaksPlain, ({ servers }) => servers[name])).toBe(true);
  });

  it.each<[string, Choose]>([
    ['waits for a handshake', ({ servers }) => servers.imapTls],
    ['hangs up', fault('closes-at-once')],
    ['does not exist', fault('connection-refused')],
  ])('no, where the server %s', async (_, choose) => {
    expect(await ask(speaksPlain, choose)).toBe(false);
  });
});
