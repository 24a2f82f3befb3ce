import type { EntityManager } from 'typeorm';
import { findRow } from '../../db/rows.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import { obsoleteReason, type CheckSubject } from './obsolete.js';

/** The mailbox and what it signs in with, as they are now; undefined where it is gone. */
export async function readSubject(
  manager: EntityManager,
  mailboxId: string,
): Promise<CheckSubject | undefined> {
  const mailbox = await findRow(manager, Mailbox, { id: mailboxId });
  if (!mailbox) return undefined;
  const clientId = signsInBy(mailbox);
  return {
    mailbox,
    client: clientId ? await findRow(manager, OAuthClient, { id: clientId }) : null,
  };
}

/** The client that a mailbox signs in with, if with any. */
export const signsInBy = ({ authentication, oauthClientId }: Mailbox): string | null =>
  authentication === 'OAUTH2' ? oauthClientId : null;

/** Ends a check that nobody can use any more, and says why; the audit log tells that nobody else did. */
export function createCancelCheck({ runs, audit }: Pick<CheckDependencies, 'runs' | 'audit'>) {
  return async ({ id }: Run, { name }: Mailbox, why: string): Promise<void> => {
    const subject = { kind: 'run', id, name };
    const entry = { actor: { kind: 'system' as const }, action: 'run.cancel', subject };
    const inTransaction = (manager: EntityManager) => audit.record(manager, entry);
    await runs.finish(id, { status: 'CANCELLED', message: why, diagnoses: [], inTransaction });
  };
}

/**
 * Tells when somebody has changed, switched off or deleted what is being checked. An edit that it
 * misses is seen at the end of the check, where what was found is stored.
 */
export function watchSubject(
  { database, events, log }: Pick<CheckDependencies, 'database' | 'events' | 'log'>,
  checked: CheckSubject,
  tell: (why: string) => Promise<void>,
): { stop(): void } {
  const { mailbox, client } = checked;
  const watched = [
    events.subscribe('mailbox', mailbox.id),
    ...(client ? [events.subscribe('oauthClient', client.id)] : []),
  ];
  const stop = (): void => watched.forEach((changes) => void changes.return());

  async function look(changes: ReturnType<typeof events.subscribe>): Promise<void> {
    while (!(await changes.next()).done) {
      const why = obsoleteReason(checked, await readSubject(database.read, mailbox.id));
      if (why) return tell(why);
    }
  }

  for (const one of watched)
    void look(one).catch((cause: unknown) =>
      log.warn({ err: cause, mailbox: mailbox.id }, 'an edit during a check was not seen at once'),
    );
  return { stop };
}
