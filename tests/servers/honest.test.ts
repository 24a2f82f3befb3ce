import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates, type Certificates } from './certificates.js';
import { playHonest, protocols, type Deviations } from './honest.js';
import { runProbe, TOKEN, type Probed, type Probing } from './probing.js';
import { startThrowaway, type Throwaway } from './throwaway.js';

let certificates: Certificates;
let server: Throwaway | undefined;
beforeAll(() => {
  certificates = createCertificates();
});
afterEach(() => server?.close());

async function probe(
  protocol: MailProtocol,
  security: 'TLS' | 'STARTTLS' | 'NONE',
  options: Partial<Probing> & { deviations?: Deviations } = {},
): Promise<Probed> {
  const { deviations, ...more } = options;
  const play = playHonest(protocol, deviations);
  server = await startThrowaway({
    certificate: certificates.good,
    implicitTls: security === 'TLS',
    play,
  });
  return runProbe({ protocol, security, port: server.port, ca: certificates.ca, ...more });
}

/** A server greets under TLS, or in clear before STARTTLS. */
const opening = { TLS: ['secure', 'greet'], STARTTLS: ['greet', 'secure'] };
const details: Record<MailProtocol, string> = {
  IMAP: 'INBOX: 12 messages',
  POP3: 'INBOX: 12 messages',
  SMTP: 'support@contoso.com may be the sender; nothing was sent',
};

describe.each(Object.keys(protocols) as MailProtocol[])('an honest %s server', (protocol) => {
  it.each(['TLS', 'STARTTLS'] as const)('is passed step by step over %s', async (security) => {
    const probed = await probe(protocol, security);
    expect(probed.facts.fault).toBeUndefined();
    expect(probed.facts).toMatchObject({
      outcome: 'ok',
      mechanism: 'XOAUTH2',
      mechanisms: ['XOAUTH2'],
    });
    expect(probed.steps).toEqual(
      ['resolve', 'connect', ...opening[security], 'authenticate', 'open', 'quit'].map(
        (step) => `${step} SUCCEEDED`,
      ),
    );
    expect(probed.detail('resolve')).toBe('localhost → 2 addresses');
    expect(probed.detail('connect')).toBe(`127.0.0.1:${server?.port}`);
    expect(probed.detail('secure')).toBe('TLS 1.3, certificate until 31 Dec 2099');
    expect(probed.detail('authenticate')).toBe('XOAUTH2 as support@contoso.com');
    expect(probed.detail('open')).toBe(details[protocol]);
    expect(probed.facts.certificate).toMatchObject({ altNames: ['localhost', '127.0.0.1'] });
    expect(probed.facts.greeting).toMatch(/ready|ESMTP/);
    expect(server?.connections).toBe(1);
    await server?.quiet();
  });

  it('is told the token under TLS only, and the transcript keeps it to itself', async () => {
    const { facts, events } = await probe(protocol, 'STARTTLS');
    const encoded = Buffer.from(
      `user=support@contoso.com\x01auth=Bearer ${TOKEN}\x01\x01`,
    ).toString('base64');
    expect(server?.heard.secret).toContain(encoded);
    expect(server?.heard.clear).not.toMatch(/AUTH(ENTICATE)? |user=/);
    expect(facts.transcript.join('\n')).toContain('[masked]');
    expect(facts.transcript.some((line) => line.startsWith('S: '))).toBe(true);
    const everything = JSON.stringify({ facts, events });
    for (const secret of [TOKEN, TOKEN.slice(0, 16), encoded, encoded.slice(-24)]) {
      expect(everything).not.toContain(secret);
    }
  });

  it('is given XOAUTH2 where both are offered, OAUTHBEARER where only that is', async () => {
    const both = await probe(protocol, 'TLS', {
      deviations: { mechanisms: ['OAUTHBEARER', 'XOAUTH2'] },
    });
    expect(both.facts).toMatchObject({
      outcome: 'ok',
      mechanism: 'XOAUTH2',
      mechanisms: ['OAUTHBEARER', 'XOAUTH2'],
    });
    await server?.close();
    const one = await probe(protocol, 'TLS', {
      deviations: { mechanisms: ['PLAIN', 'OAUTHBEARER'] },
    });
    expect(one.facts).toMatchObject({ outcome: 'ok', mechanism: 'OAUTHBEARER' });
  });

  it('is given a token of any length', async () => {
    for (const length of [20, 200, 400, 2_500, 9_000]) {
      const { facts } = await probe(protocol, 'TLS', { token: 'x'.repeat(length) });
      expect(facts).toMatchObject({ outcome: 'ok' });
      expect(server?.connections).toBe(1);
      await server?.close();
    }
  });

  it('is given a password under TLS, and without TLS only where that is allowed', async () => {
    const mechanisms = ['PLAIN'];
    const password = 'a "difficult" \\password';
    const deviations = { mechanisms };
    const secure = await probe(protocol, 'TLS', { password, deviations });
    expect(secure.facts).toMatchObject({ outcome: 'ok', mechanism: 'PLAIN' });
    expect(JSON.stringify(secure)).not.toContain('difficult');
    await server?.close();
    const refused = await probe(protocol, 'NONE', { password, deviations });
    expect(refused.facts.fault).toMatchObject({ kind: 'policy', rule: 'plaintext-not-allowed' });
    expect(server?.connections).toBe(0);
    await server?.close();
    const allowed = await probe(protocol, 'NONE', {
      password,
      deviations,
      tools: { allowPlaintextFor: ['localhost'] },
    });
    expect(allowed.facts).toMatchObject({ outcome: 'ok' });
    expect(allowed.steps.slice(2, 4)).toEqual(['greet SUCCEEDED', 'secure SKIPPED']);
  });

  it('may close instead of saying goodbye', async () => {
    const quit = { [protocols[protocol].verbs.quit]: (peer: { end(): void }) => peer.end() };
    const probed = await probe(protocol, 'TLS', { deviations: { answers: quit } });
    expect(probed.facts.outcome).toBe('ok');
    expect(probed.steps.at(-1)).toBe('quit WARNING');
  });
});
