import type { EntityManager } from 'typeorm';
import type { Audit } from '../../access/audit-entry.js';
import type { Database } from '../../../db/database.js';
import { chance } from '../../../lib/chance.js';
import type { Clock } from '../../../lib/clock.js';
import type { Events } from '../../../lib/events.js';
import { failpoint } from '../../../lib/failpoint.js';
import type { Log } from '../../../lib/log.js';
import {
  readRevocation,
  revokedOf,
  SPARED,
  type RevocationReading,
  type Revoked,
} from './revocation-answer.js';
import { otherWay } from './revocation.js';
import type { Revocation } from './revocation.entity.js';
import type { RevocationHttp } from './revocation.http.js';
import type { RevocationStore } from './revocation.store.js';
import { revocationTitle, revocationVerdict } from './revocation-verdict.js';

export interface RevocationTryDependencies {
  database: Database;
  pendingRevocations: RevocationStore;
  http: RevocationHttp;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  log: Log;
}

/** One try to revoke a grant: a claim, a request, a write. */
export function createRevocationTry(deps: RevocationTryDependencies) {
  const { database, pendingRevocations: store, http, clock, log } = deps;

  /** Undefined: it is somebody else's at this moment, not due, or over. */
  async function attempt(id: string, signal: AbortSignal): Promise<Revoked | undefined> {
    const row = await store.claim(id);
    if (!row) return undefined;
    await failpoint('revocation.claimed');
    if (await store.wouldEndOther(row)) {
      await forget(row, 'grant.give-back-spared', 'another grant of the account lives');
      return SPARED;
    }
    const reading = await ask(row, signal);
    await failpoint('revocation.answered');
    await settle(row, reading);
    return revokedOf(reading);
  }

  async function ask(row: Revocation, signal: AbortSignal): Promise<RevocationReading> {
    const revocable = store.revocableOf(row);
    if (!revocable) return { atProvider: 'FAILED', said: 'the stored token cannot be read' };
    const { token, clientSecret } = revocable;
    const secrets = [token, ...(clientSecret ? [clientSecret] : [])];
    const first = readRevocation(await http.ask(revocable, signal), secrets);
    const other = first.refusesClient && otherWay(revocable);
    if (!other) return first;
    const second = readRevocation(await http.ask(other, signal), secrets);
    return second.refusesClient ? first : second;
  }

  async function settle(row: Revocation, reading: RevocationReading): Promise<void> {
    const verdict = revocationVerdict(row, reading, { now: clock(), chance: chance() });
    const { said } = reading;
    if (verdict.kind === 'over') return forget(row, verdict.action, said);
    await database.transaction(async (manager) => {
      await store.postpone(manager, row, { ...verdict, said });
      // The first of a row of failures: the tries that follow tell nothing new.
      if (row.tries === 1) await tell(manager, row, { action: 'grant.give-back-delayed', said });
    });
    log.warn({ revocation: row.id, tries: row.tries, said }, 'a grant is revoked later');
  }

  /** What ends it is told in the transaction that forgets the token. */
  async function forget(row: Revocation, action: string, said: string): Promise<void> {
    await database.transaction(async (manager) => {
      if (!(await store.remove(manager, row))) return;
      await tell(manager, row, { action, said });
      await failpoint('revocation.settling');
    });
    log.info({ revocation: row.id, action, said }, 'a grant is to be revoked no more');
    deps.events.publish('oauthClient', row.oauthClientId);
  }

  function tell(
    manager: EntityManager,
    row: Revocation,
    { action, said }: { action: string; said: string },
  ): Promise<void> {
    const subject = { kind: 'grant', id: row.endedGrantId, name: revocationTitle(row, said) };
    return deps.audit.record(manager, { actor: { kind: 'system' }, action, subject });
  }

  return attempt;
}
