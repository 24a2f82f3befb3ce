import { expect } from 'vitest';
import type { Certificates } from '../servers/certificates.js';
import { playHonest } from '../servers/honest.js';
import { startThrowaway } from '../servers/throwaway.js';
import type { Bundle } from './process/bundle.js';
import { setStage } from './stage.js';
import type { Subject } from './subject.js';

export type JourneyStage = Awaited<ReturnType<typeof setJourneyStage>>;

/** A stage with a mail server, for the whole way from the button to the mailbox. */
export async function setJourneyStage(bundle: Bundle, certificates: Certificates) {
  const server = await startThrowaway({
    certificate: certificates.good,
    implicitTls: true,
    play: playHonest('IMAP'),
  });
  const authority = { ca: certificates.ca, ports: [server.port] };
  const stage = await setStage(bundle, { opening: { authority } });
  const read = () => stage.evidence({ settled: false });

  return {
    ...stage,
    server,
    read,

    /** A client that has been validated, so that there is something to lose. */
    async validated(): Promise<{ subject: Subject; clientId: string }> {
      const subject = await stage.start();
      const clientId = await stage.createClient(subject, 'contoso');
      const run = await stage.validate(subject, clientId, 'strict');
      expect(run).toMatchObject({ status: 'SUCCEEDED' });
      return { subject, clientId };
    },

    createMailbox: (subject: Subject, clientId: string): Promise<string> =>
      subject.order('createMailbox', { clientId, host: 'localhost', port: server.port }),

    /** From the button to the end. */
    check: async (subject: Subject, mailboxId: string) =>
      subject.order('ended', await subject.order('check', mailboxId)),

    async lastRun() {
      const { runs } = await read();
      return runs.toSorted((a, b) => +a.startedAt - +b.startedAt).at(-1);
    },

    async close(): Promise<void> {
      await stage.close();
      await server.close();
    },
  };
}
