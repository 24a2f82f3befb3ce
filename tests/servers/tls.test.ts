import { describe, expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createFailing } from './failing.js';
import { protocols, type Deviations } from './honest.js';
import type { Peer } from './throwaway.js';

const failing = createFailing();

describe.each(Object.keys(protocols) as MailProtocol[])('E5 TLS with a %s server', (protocol) => {
  const { verbs, refuse, answer } = protocols[protocol];
  const on = (
    verb: string,
    said: (peer: Peer, tag: string) => Promise<void> | void,
  ): Deviations => ({
    answers: { [verb]: said },
  });

  it('that never finishes the handshake', async () => {
    const stuck = on(verbs.startTls, async (peer, tag) => {
      peer.say(answer(verbs.startTls, tag, [], {}));
      await peer.gone;
    });
    const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: stuck });
    expect(facts).toMatchObject({
      failedStep: 'secure',
      fault: { kind: 'timeout', waitingFor: 'TLS' },
    });
  });

  it('that does not offer STARTTLS, or refuses it', async () => {
    const none = await failing.fail(protocol, {
      security: 'STARTTLS',
      deviations: { withoutStartTls: true },
    });
    expect(none.facts).toMatchObject({
      failedStep: 'secure',
      fault: { kind: 'not-offered', what: 'STARTTLS' },
    });
    const no = on(verbs.startTls, (peer, tag) => peer.say(refuse(tag, 'not now')));
    const refused = await failing.fail(protocol, { security: 'STARTTLS', deviations: no });
    expect(refused.facts).toMatchObject({
      failedStep: 'secure',
      fault: { kind: 'refused', text: expect.stringContaining('not now') },
    });
  });

  it('that slips bytes in between STARTTLS and TLS', async () => {
    const inject = on(verbs.startTls, async (peer, tag) => {
      const yes = answer(verbs.startTls, tag, [], {});
      peer.say(`${yes}${answer(verbs.offer, tag, [], {})}`);
      await peer.startTls();
    });
    const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: inject });
    expect(facts).toMatchObject({
      failedStep: 'secure',
      fault: { kind: 'protocol', problem: expect.stringMatching(/in clear/) },
    });
    expect(failing.server.heard.secret).toBe('');
  });

  it.each(['at once', 'to the handshake'])('that says %s why TLS does not start', async (when) => {
    const broken = on(verbs.startTls, async (peer, tag) => {
      const why = 'couriertls: /etc/courier/imapd.pem: error:8000000D:Permission denied';
      const yes = answer(verbs.startTls, tag, [], {});
      if (when === 'at once') peer.say(`${yes}${why}\r\n`);
      else {
        peer.say(yes);
        while (!failing.server.heard.clear.includes('\x16\x03')) await new Promise(setImmediate);
        peer.say(why);
      }
      peer.end();
    });
    const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: broken });
    expect(facts.transcript.at(-1)).toMatch(/^S: couriertls: .*Permission denied$/);
    const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
    expect(first).toMatchObject({ code: 'server-own-fault', stage: 'TLS', actor: 'OPERATOR' });
    expect(first?.evidence.join()).toContain('couriertls: ');
  });

  it('that breaks the handshake off for a fault of its own', async () => {
    const broken = on(verbs.startTls, async (peer, tag) => {
      peer.say(answer(verbs.startTls, tag, [], {}));
      while (!failing.server.heard.clear.includes('\x16\x03')) await new Promise(setImmediate);
      // RFC 8446 section 6: a fatal alert, internal_error.
      peer.say('\x15\x03\x03\x00\x02\x02\x50');
      peer.end();
    });
    const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: broken });
    const [first] = diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] });
    expect(first).toMatchObject({ code: 'server-own-fault', stage: 'TLS', actor: 'OPERATOR' });
  });

  it.each([
    ['self-signed', 'selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['for another name', 'wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['expired', 'expired', 'CERT_HAS_EXPIRED'],
  ] as const)('whose certificate is %s', async (_words, name, code) => {
    for (const security of ['TLS', 'STARTTLS'] as const) {
      const { facts } = await failing.fail(protocol, { security, certificate: name });
      expect(facts.fault).toMatchObject({
        kind: 'network',
        network: { stage: 'TLS', code, host: 'localhost' },
      });
      expect(facts).toMatchObject({
        failedStep: 'secure',
        certificate: { validTo: expect.any(Date) },
      });
      expect(failing.server.heard.secret).toBe('');
    }
  });

  it('that speaks plain text where TLS is due', async () => {
    const { facts } = await failing.fail(protocol, { security: 'TLS', implicitTls: false });
    expect(facts.fault).toMatchObject({
      kind: 'network',
      network: { stage: 'TLS', code: expect.stringMatching(/^ERR_SSL/) },
    });
  });
});
