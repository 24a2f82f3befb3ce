import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAuthorizationServer } from './authorization-server.js';
import { createBaseLine } from './health.js';
import { openReader, type Evidence, type Place, type Reader } from './evidence.js';
import { violations } from './invariants.js';
import type { Rotation } from './ledger.js';
import type { Opening, RunEnd } from './process/orders.js';
import { createProcesses, type Processes } from './processes.js';
import type { Subject } from './subject.js';
import { createRowWitness, type RowWitness } from './witness.js';

export type Stage = Awaited<ReturnType<typeof setStage>>;

const HOUR = 3_600_000;

interface Staging {
  /** Where the database is; a folder of its own when absent. */
  folder?: string;
  opening?: Partial<Opening>;
  /** The provider has an endpoint for the end of a grant, and the process uses it. */
  takesBack?: boolean;
  /** Where the processes come from; of its own when absent. */
  processes?: Processes;
}

/** When somebody looks: whether all that was begun has had its time, and at which process. */
interface Looked {
  settled: boolean;
  subject?: Subject;
}

/** An authorization server, a database, and one process after another that works with both. */
export async function setStage(
  { args }: { args: readonly string[] },
  { folder, opening, takesBack, processes = createProcesses(args) }: Staging = {},
) {
  const home = mkdtempSync(join(tmpdir(), 'mailkey-stage-'));
  const databaseFolder = folder ?? join(home, 'database');
  mkdirSync(databaseFolder, { recursive: true });
  const place: Place = {
    databasePath: join(databaseFolder, 'mailkey.sqlite'),
    keyPath: join(home, 'mailkey.key'),
  };
  const provider = await startAuthorizationServer();
  const { tokenUrl: accessTokenUrl, revocationUrl } = provider;
  const endpoints = takesBack ? { takesBack: { accessTokenUrl, revocationUrl } } : {};
  const subjects: Subject[] = [];
  let witness: RowWitness | undefined;
  let reader: Reader | undefined;
  const baseLine = createBaseLine();
  let ahead = 0;
  let read = 0;

  /** Takes the database over; the former process has to be gone, unless it stands still. */
  async function start(more: Partial<Opening> = {}): Promise<Subject> {
    const subject = processes.next();
    subjects.push(subject);
    await subject.open({ ...place, leaseMs: 100, ahead, ...endpoints, ...opening, ...more });
    witness ??= createRowWitness(place.databasePath);
    provider.watchedBy(witness.look);
    return subject;
  }

  /** What has been written since the last look, and a little more: no token is cut in two by a look. */
  function unread(): string {
    const all = subjects.map((subject) => subject.output()).join('\n');
    const from = Math.max(0, read - 1000);
    read = all.length;
    return all.slice(from);
  }

  async function healthOf({ settled, subject }: Looked): Promise<Pick<Evidence, 'health'>> {
    if (!subject) return {};
    return settled ? baseLine.settled(subject) : { health: await subject.order('health', null) };
  }

  async function evidence(by: Looked): Promise<Evidence> {
    const health = await healthOf(by);
    reader ??= await openReader(place);
    return {
      ...(await reader.read()),
      ledger: provider.ledger,
      requests: provider.requests,
      logs: unread(),
      ...health,
      settled: by.settled,
    };
  }

  return {
    provider,
    place,
    home,
    start,
    evidence,
    /** By the product's clock. */
    now: () => Date.now() + ahead,
    logs: () => subjects.map((subject) => subject.output()).join(''),

    /** All invariants, right after a fault or when what it left has been cleared up. */
    broken: async (by: Looked) => violations(await evidence(by)),

    createClient: async (subject: Subject, name: string): Promise<string> => {
      const secret = `secret-of-${name}-${Math.random().toString(36).slice(2)}`;
      provider.ledger.confide(secret);
      return subject.order('createClient', { name, secret, tokenUrl: provider.tokenUrl });
    },

    /** From the button to the end, with a person at the consent page. */
    async validate(subject: Subject, clientId: string, rotation: Rotation): Promise<RunEnd> {
      const { runId, ticket } = await subject.order('validate', clientId);
      const { location, ...browser } = await subject.order('openTicket', ticket);
      const query = provider.consent(location, rotation).toString();
      await subject.order('callback', { clientId, query, ...browser });
      return subject.order('ended', runId);
    },

    /** Time passes, until every access token has ended, and every pause. */
    async later(subject: Subject | undefined, hours = 25): Promise<void> {
      ahead += hours * HOUR;
      await subject?.order('later', ahead);
    },

    async close(): Promise<void> {
      for (const subject of subjects) {
        subject.signal('SIGCONT');
        await subject.kill();
      }
      await processes.close();
      await witness?.close();
      await reader?.close();
      provider.close();
      rmSync(home, { recursive: true });
    },
  };
}
