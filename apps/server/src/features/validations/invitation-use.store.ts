import { IsNull, type EntityManager } from 'typeorm';
import type { Run } from '../runs/run.entity.js';
import { ConsentInvitation } from './consent-invitation.entity.js';

/** For the transaction that ends a validation: a consent uses the invitation up, a try that failed does not. */
export async function invitationUsed(
  manager: EntityManager,
  { id: runId, status }: Run,
  at: Date,
): Promise<void> {
  if (status === 'SUCCEEDED' || status === 'WARNING')
    await manager.update(ConsentInvitation, { runId, usedAt: IsNull() }, { usedAt: at });
}

/** A restart has ended the run; the person goes on with another. */
export async function invitationMoved(manager: EntityManager, from: string, to: string) {
  await manager.update(ConsentInvitation, { runId: from }, { runId: to });
}
