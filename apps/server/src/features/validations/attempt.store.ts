import {
  IsNull,
  LessThan,
  MoreThan,
  Not,
  type EntityManager,
  type FindOptionsWhere,
  type QueryDeepPartialEntity,
} from 'typeorm';
import { claimRow } from '../../db/claim.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Keyring } from '../../lib/keyring.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import { AttemptRow } from './attempt.entity.js';
import { hashed, type Attempt, type AttemptSettings } from './attempt.js';

export type AttemptStore = ReturnType<typeof createAttemptStore>;

/** An attempt and whether it may still be used. */
export type StoredAttempt = Attempt & { status: AttemptRow['status'] };

export type OpenedAttempt = Pick<AttemptRow, 'id' | 'runId' | 'sessionId' | 'flowHash'>;

type SealedColumn = 'sealedCodeVerifier' | 'sealedSettings';

const DAY = 24 * 60 * 60_000;

export function createAttemptStore(deps: { database: Database; keyring: Keyring; clock: Clock }) {
  const { database, keyring, clock } = deps;
  const { open, seal } = createSealer<SealedColumn, { id: string }>(keyring, 'validation_attempt');

  const read = (row: AttemptRow | null): StoredAttempt | undefined => {
    const settings = row && open(row, 'sealedSettings');
    const codeVerifier = row && open(row, 'sealedCodeVerifier');
    if (!settings || !codeVerifier) return undefined;
    const { sealedCodeVerifier: _verifier, sealedSettings: _settings, ...columns } = row;
    return { ...columns, codeVerifier, settings: readSettings(settings.reveal()) };
  };

  /** Only a pending attempt that has not run out can be changed, and only once. */
  const change = (
    id: string,
    columns: QueryDeepPartialEntity<AttemptRow>,
    also: FindOptionsWhere<AttemptRow> = {},
  ): Promise<boolean> =>
    database.transaction(async (manager) => {
      const open = { ...also, id, status: 'pending', expiresAt: MoreThan(clock()) } as const;
      return claimRow(manager, AttemptRow, { asRead: open, write: columns });
    });

  return {
    byTicket: async (ticket: Secret) =>
      read(await database.read.findOneBy(AttemptRow, { ticketHash: hashed(ticket) })),

    byState: async (state: Secret) =>
      read(await database.read.findOneBy(AttemptRow, { stateHash: hashed(state) })),

    /** Those of a client that a browser has opened and may come back with; the newest, as many as one looks at. */
    opened: (oauthClientId: string): Promise<OpenedAttempt[]> =>
      database.read.find(AttemptRow, {
        select: { id: true, runId: true, sessionId: true, flowHash: true },
        where: {
          oauthClientId,
          status: 'pending',
          flowHash: Not(IsNull()),
          expiresAt: MoreThan(clock()),
        },
        order: { createdAt: 'DESC' },
        take: 100,
      }),

    /** Whether its callback may yet come, or has come: who works on that tells the run. */
    lives: (runId: string) => database.read.existsBy(AttemptRow, { runId, status: Not('void') }),

    async insert(manager: EntityManager, attempt: Attempt): Promise<void> {
      const { codeVerifier, settings, ...columns } = attempt;
      const plain = new Secret(writeSettings(settings));
      await manager.insert(AttemptRow, {
        ...columns,
        status: 'pending',
        sealedCodeVerifier: seal(attempt, 'sealedCodeVerifier', codeVerifier),
        sealedSettings: seal(attempt, 'sealedSettings', plain),
      });
      // Nobody can use an old one, and nobody reads it.
      const old = new Date(clock().getTime() - DAY);
      await manager.delete(AttemptRow, { expiresAt: LessThan(old) });
    },

    /** Ties a pending attempt to the one browser that opens it first. */
    open: (id: string, hashes: { flowHash: string; stateHash: string }) =>
      change(id, hashes, { flowHash: IsNull() }),

    /** The one use: of ten callbacks at once exactly one gets `true`. */
    use: (id: string) => change(id, { ...wiped, status: 'used' }),

    /** What has run out is used up too; the caller tells the run. */
    expire: (id: string) =>
      database.transaction(async (manager) => {
        const where = { id, status: 'pending' } as const;
        return claimRow(manager, AttemptRow, {
          asRead: where,
          write: { ...wiped, status: 'void' },
        });
      }),

    /** Nothing that belongs to this run, client or grant is accepted any more. */
    void: (manager: EntityManager, { mailboxId, ...which }: Voided) =>
      manager.update(
        AttemptRow,
        {
          ...which,
          ...(mailboxId !== undefined && { mailboxId: mailboxId ?? IsNull() }),
          status: 'pending',
        },
        { ...wiped, status: 'void' },
      ),
  };
}

/** `mailboxId`: null means the client's own sign-in; absent, all that were begun at the client. */
type Voided = {
  runId?: string;
  oauthClientId?: string;
  mailboxId?: string | null;
} & ({ runId: string } | { oauthClientId: string });

/** Secrets of an attempt that is over have no reason to stay. */
const wiped = { sealedCodeVerifier: null, sealedSettings: null } as const;

function writeSettings({ clientSecret, ...settings }: AttemptSettings): string {
  return JSON.stringify({ ...settings, clientSecret: clientSecret?.reveal() });
}

function readSettings(text: string): AttemptSettings {
  // Written by writeSettings alone, and sealed since.
  const { clientSecret, ...settings } = JSON.parse(text) as Omit<
    AttemptSettings,
    'clientSecret'
  > & {
    clientSecret?: string;
  };
  return { ...settings, ...(clientSecret && { clientSecret: new Secret(clientSecret) }) };
}
