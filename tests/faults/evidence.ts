import { connectReadOnly } from '@mailkey/server/db/data-source';
import { readStoredKeyring } from '@mailkey/server/db/open-keyring';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { Run } from '@mailkey/server/features/runs/run.entity';
import { AttemptRow } from '@mailkey/server/features/validations/attempt.entity';
import { tokenOrigin } from '@mailkey/server/features/oauth-clients/token-origin';
import { stored } from '@mailkey/server/stored';
import type { TokenRequestSeen } from './authorization-server.js';
import type { Ledger } from './ledger.js';
import type { Health } from './process/orders.js';

export interface Place {
  databasePath: string;
  keyPath: string;
}

export interface GrantSeen extends Pick<
  Grant,
  | 'id'
  | 'oauthClientId'
  | 'status'
  | 'statusReason'
  | 'attempt'
  | 'failCount'
  | 'leaseOwner'
  | 'accessTokenExpiresAt'
  | 'nextAttemptAt'
> {
  refreshToken: string | undefined;
  accessToken: string | undefined;
}

/** What the database says. */
export interface Stored {
  grants: GrantSeen[];
  runs: Pick<
    Run,
    'id' | 'kind' | 'status' | 'startedAt' | 'finishedAt' | 'oauthClientId' | 'mailboxId'
  >[];
  attempts: Pick<AttemptRow, 'runId' | 'status'>[];
  mailboxes: Pick<Mailbox, 'id' | 'checkingRunId'>[];
  audit: { action: string; subjectId: string | null }[];
  /** The answer of PRAGMA integrity_check, "ok" where all is well. */
  integrity: string;
  /** Rows whose reference leads nowhere. */
  orphans: unknown[];
}

/** All that is compared after a fault. */
export interface Evidence extends Stored {
  ledger: Pick<Ledger, 'families' | 'familyOf' | 'works' | 'secrets'>;
  requests: readonly TokenRequestSeen[];
  /** All that the processes have written. */
  logs: string;
  /** Of the process that lives now, if one does. */
  health?: Health;
  /** How it was after the first work that was done. */
  before?: Health;
  /** Whether everything that was begun has had its time to end. */
  settled: boolean;
}

/**
 * Reads as a second process, with the same key: what the product's own memory says does not count.
 * The connection stays open, as that of a backup would.
 */
export async function openReader({ databasePath, keyPath }: Place) {
  const source = await connectReadOnly(databasePath, { entities: stored.entities });
  const keys = await readStoredKeyring(source, { key: { kind: 'file', path: keyPath } });
  const { manager } = source;

  type Column = 'sealedRefreshToken' | 'sealedAccessToken';
  const open = (grant: Grant, column: Column): string | undefined => {
    const place = { table: 'oauth_grant', column, row: grant.id, origin: tokenOrigin(grant) };
    return grant[column] === null ? undefined : keys?.keyring.open(grant[column], place).reveal();
  };

  return {
    close: () => source.destroy(),
    async read(): Promise<Stored> {
      const integrity = await integrityOf(databasePath);
      return {
        grants: (await manager.find(Grant)).map((grant) => ({
          ...grant,
          refreshToken: open(grant, 'sealedRefreshToken'),
          accessToken: open(grant, 'sealedAccessToken'),
        })),
        runs: await manager.find(Run),
        attempts: await manager.find(AttemptRow),
        mailboxes: await manager.find(Mailbox),
        audit: await manager.find(AuditEvent),
        integrity,
        orphans: await source.query('PRAGMA foreign_key_check'),
      };
    },
  };
}

/**
 * By a connection of its own: one that stays open remembers the segments of a full-text index, and calls
 * those that somebody else has merged since a corruption (SQLite 3.52.0).
 */
async function integrityOf(databasePath: string): Promise<string> {
  const fresh = await connectReadOnly(databasePath);
  try {
    const [row] = await fresh.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
    return row?.integrity_check ?? '';
  } finally {
    await fresh.destroy();
  }
}

export type Reader = Awaited<ReturnType<typeof openReader>>;
