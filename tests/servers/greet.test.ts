import { describe, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import type { RunEvent } from '@mailkey/server/features/runs/run';
import { createFailing } from './failing.js';
import { playHonest, protocols, type Deviations } from './honest.js';
import { runProbe } from './probing.js';
import { startThrowaway, type Peer } from './throwaway.js';
import { createCertificates } from './certificates.js';

const failing = createFailing();
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const refusals: Record<MailProtocol, { greeting: string; offer: (tag: string) => string }> = {
  IMAP: { greeting: '* BYE not today', offer: (tag) => `${tag}NO not today` },
  POP3: { greeting: '-ERR not today', offer: () => '-ERR not today' },
  SMTP: { greeting: '554 5.7.1 not today', offer: () => '550 5.7.1 not today' },
};
const securities = ['TLS', 'STARTTLS'] as const;

describe.each(Object.keys(protocols) as MailProtocol[])(
  'before STARTTLS a %s server',
  (protocol) => {
    const { verbs, refuse } = protocols[protocol];
    const { greeting, offer } = refusals[protocol];
    const on = (verb: string, answer: (peer: Peer, tag: string) => void): Deviations => ({
      answers: { [verb]: answer },
    });

    it.each(securities)(
      'that refuses in its greeting fails at the greeting over %s',
      async (security) => {
        const greet = (peer: Peer): void => {
          peer.say(`${greeting}\r\n`);
          peer.end();
        };
        const { facts, steps } = await failing.fail(protocol, { security, deviations: { greet } });
        expect(facts).toMatchObject({
          failedStep: 'greet',
          fault: { kind: 'refused', text: expect.stringContaining('not today') },
        });
        expect(steps.includes('secure SUCCEEDED')).toBe(security === 'TLS');
      },
    );

    it('that refuses to say what it offers fails there, not at STARTTLS', async () => {
      const no = on(verbs.offer, (peer, tag) => peer.say(`${offer(tag)}\r\n`));
      const { facts } = await failing.fail(protocol, { security: 'STARTTLS', deviations: no });
      expect(facts).toMatchObject({
        failedStep: 'greet',
        fault: { kind: 'refused', text: expect.stringContaining('not today') },
      });
      expect(failing.server.heard.clear).not.toContain(verbs.startTls);
    });

    it('that refuses STARTTLS fails where the connection is secured', async () => {
      const no = on(verbs.startTls, (peer, tag) => peer.say(refuse(tag, 'TLS not available')));
      const { facts, steps } = await failing.fail(protocol, {
        security: 'STARTTLS',
        deviations: no,
      });
      expect(facts).toMatchObject({ failedStep: 'secure', fault: { kind: 'refused' } });
      expect(steps).toContain('greet SUCCEEDED');
    });

    it('that offers no TLS fails where the connection is secured', async () => {
      const { facts } = await failing.fail(protocol, {
        security: 'STARTTLS',
        deviations: { withoutStartTls: true },
      });
      expect(facts).toMatchObject({
        failedStep: 'secure',
        fault: { kind: 'not-offered', what: 'STARTTLS' },
      });
    });

    it.each(securities)(
      'that greets late is waited for beyond any other silence over %s',
      async (security) => {
        const certificates = createCertificates();
        // Real is that it waits longer than for any other word; how late it is, a clock of its own tells.
        const limits = { greetingMs: 20_000, slowGreetingMs: 500, idleMs: 1_500 };
        let now = Date.now();
        let expects = (): void => undefined;
        const expected = new Promise<void>((resolve) => (expects = resolve));
        const greet = async (peer: Peer): Promise<void> => {
          await expected;
          await sleep(limits.idleMs + 500);
          now += 1_000;
          peer.say(protocols[protocol].greeting);
        };
        const server = await startThrowaway({
          certificate: certificates.good,
          implicitTls: security === 'TLS',
          play: playHonest(protocol, { greet }),
        });
        try {
          const report = (event: RunEvent): void => {
            if (event.kind === 'step-started' && event.step.endsWith('.greet')) expects();
          };
          const tools = { limits, report, clock: () => new Date(now) };
          const { ca } = certificates;
          const { port } = server;
          const probed = await runProbe({ protocol, security, port, ca, tools });
          expect(probed.facts.outcome).toBe('ok');
          expect(probed.steps).toContain('greet WARNING');
          expect(probed.detail('greet')).toBe('Slow: the server greeted after 1 s');
        } finally {
          await server.close();
        }
      },
    );
  },
);
