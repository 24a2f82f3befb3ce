import type { EntityManager } from 'typeorm';
import { findRow } from '../../db/rows.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import { overtakenBy, type Subject } from './overtaken.js';

/** The mailbox and what it signs in with, as they are now; undefined where it is gone. */
export async function readSubject(
  manager: EntityManager,
  mailboxId: string,
): Promise<Subject | undefined> {
  const mailbox = await findRow(manager, Mailbox, { id: mailboxId });
  if (!mailbox) return undefined;
  const { authentication, oauthClientId: id } = mailbox;
  const signsIn = authentication === 'OAUTH2' && id !== null;
  return { mailbox, client: signsIn ? await findRow(manager, OAuthClient, { id }) : null };
}

/** Why a check has nothing to say of its mailbox any more; undefined while it has. */
export async function overtaken(
  manager: EntityManager,
  checked: Subject,
): Promise<string | undefined> {
  return overtakenBy(checked, await readSubject(manager, checked.mailbox.id));
}

/** Ends a check that nobody can use any more, and says why; the audit log tells that nobody else did. */
export function createCallOff({ runs, audit }: Pick<CheckDependencies, 'runs' | 'audit'>) {
  return async ({ id }: Run, { name }: Mailbox, why: string): Promise<void> => {
    const subject = { kind: 'run', id, name };
    const entry = { actor: { kind: 'system' as const }, action: 'run.cancel', subject };
    const together = (manager: EntityManager) => audit.record(manager, entry);
    await runs.finish(id, { status: 'CANCELLED', message: why, diagnoses: [], together });
  };
}

/**
 * Tells when somebody has changed, switched off or deleted what is being checked. An edit that it
 * misses is seen at the end of the check, where what was found is stored.
 */
export function watchSubject(
  { database, events, log }: Pick<CheckDependencies, 'database' | 'events' | 'log'>,
  checked: Subject,
  tell: (why: string) => Promise<void>,
): { stop(): void } {
  const { mailbox, client } = checked;
  const watched = [
    { changes: events.subscribe('mailbox'), id: mailbox.id },
    ...(client ? [{ changes: events.subscribe('oauthClient'), id: client.id }] : []),
  ];
  const stop = (): void => watched.forEach(({ changes }) => void changes.return());

  async function look({ changes, id }: (typeof watched)[number]): Promise<void> {
    for await (const changed of changes) {
      const why = changed === id ? await overtaken(database.read, checked) : undefined;
      if (why) return tell(why);
    }
  }

  for (const one of watched)
    void look(one).catch((cause: unknown) =>
      log.warn({ err: cause, mailbox: mailbox.id }, 'an edit during a check was not seen at once'),
    );
  return { stop };
}
