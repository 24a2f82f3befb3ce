import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates, type Certificates } from './certificates.js';
import { playHonest, type Deviations } from './honest.js';
import { runProbe, TOKEN, type Probed, type Probing } from './probing.js';
import { startThrowaway, type Peer, type Throwaway } from './throwaway.js';

interface Case extends Partial<Probing> {
  security: 'TLS' | 'STARTTLS';
  /** The server's own; the good one when absent. */
  certificate?: Exclude<keyof Certificates, 'ca'>;
  /** Whether it starts with TLS; as the security wants it when absent. */
  implicitTls?: boolean;
  play?: (peer: Peer) => Promise<void>;
  deviations?: Deviations;
}

/** A probe that must fail, against a server that misbehaves. */
export interface Failing {
  fail(protocol: MailProtocol, failure: Case): Promise<Probed>;
  /** The server of the last probe. */
  readonly server: Throwaway;
}

/** Long enough for a machine that is busy with other suites, whose servers answer late, too. */
export const LIMITS = { connectMs: 3_000, greetingMs: 1_500, idleMs: 2_000 };

/** Call it beside the tests of a file: it makes the certificates and closes what a test opened. */
export function createFailing(): Failing {
  let certificates: Certificates;
  let server: Throwaway | undefined;
  beforeAll(() => {
    certificates = createCertificates();
  });
  afterEach(() => server?.close());
  afterAll(() => server?.close());
  return {
    get server() {
      if (!server) throw new Error('no probe has run yet');
      return server;
    },
    /** Runs the probe and checks what holds for every failure: it is data, in time, quiet, and secret. */
    fail: async (
      protocol,
      { security, certificate = 'good', implicitTls, play, deviations, ...more },
    ) => {
      await server?.close();
      server = await startThrowaway({
        certificate: certificates[certificate],
        implicitTls: implicitTls ?? security === 'TLS',
        play: play ?? playHonest(protocol, deviations),
      });
      const { ca } = certificates;
      const began = Date.now();
      const probed = await runProbe({
        protocol,
        security,
        port: server.port,
        ca,
        tools: { limits: LIMITS },
        ...more,
      });
      expectFailure(probed);
      expect(server.heard.clear).not.toMatch(/AUTH(ENTICATE)? X|Bearer|dXNlcj/);
      await server.quiet();
      expect(Date.now() - began).toBeLessThan(15_000);
      return probed;
    },
  };
}

/** What holds for every failure: it is data, the steps end with it, and the token is nowhere. */
export function expectFailure({ facts, steps, events }: Probed): void {
  expect(facts.outcome).toBe('failed');
  expect(facts.fault).toBeDefined();
  // What is asked further afterwards is no step of the way.
  const way = steps.filter((step) => !step.startsWith('ask-'));
  expect(way.at(-1)).toBe(`${facts.failedStep} FAILED`);
  expect(way.slice(0, -1).every((step) => /SUCCEEDED|SKIPPED/.test(step))).toBe(true);
  expect(JSON.stringify({ facts, events })).not.toContain(TOKEN.slice(0, 16));
}
