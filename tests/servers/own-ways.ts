import { afterEach, beforeAll } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates, type Certificates } from './certificates.js';
import { playHonest, type Deviations } from './honest.js';
import { runProbe, type Probed, type Probing } from './probing.js';
import { startThrowaway, type Throwaway } from './throwaway.js';

export type Answers = NonNullable<Deviations['answers']>;

interface OwnWay extends Partial<Probing> {
  mechanisms?: string[];
  answers: Answers;
}

/** Probes of servers that answer some commands in their own way. Call it beside the tests of a file. */
export function createOwnWays() {
  let certificates: Certificates;
  let server: Throwaway | undefined;
  beforeAll(() => {
    certificates = createCertificates();
  });
  afterEach(() => server?.close());

  return {
    async probe(
      protocol: MailProtocol,
      { mechanisms, answers, tools, ...more }: OwnWay,
    ): Promise<Probed> {
      await server?.close();
      const deviations = { answers, ...(mechanisms && { mechanisms }) };
      const play = playHonest(protocol, deviations);
      server = await startThrowaway({ certificate: certificates.good, implicitTls: true, play });
      const { port } = server;
      const limits = { idleMs: 700 };
      return runProbe({
        protocol,
        port,
        ca: certificates.ca,
        ...more,
        tools: { limits, ...tools },
      });
    },
    connections: (): number => server?.connections ?? 0,
    /** The commands of logins that the server heard, secrets left out. */
    heard: (): string[] =>
      (server?.heard.secret ?? '')
        .split('\r\n')
        .map((line) => line.replace(/^M\d+ /, ''))
        .filter((line) => /^(AUTH|LOGIN|USER|PASS)/.test(line))
        .map((line) => line.replace(/^(AUTH\w* \S+|LOGIN|PASS) .*/, '$1 …')),
  };
}
