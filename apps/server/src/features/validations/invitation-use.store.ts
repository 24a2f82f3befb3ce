import { IsNull, type EntityManager } from 'typeorm';
import type { Audit, AuditSubject } from '../access/audit-entry.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Run } from '../runs/run.entity.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import { endedByEdit, type InvitationEnd } from './consent-invitation.js';

type Named = Pick<OAuthClient, 'id' | 'name'>;

/** The client, and which of its invitations. */
export function invitationSubject({ id, name }: Named, invitationId: string): AuditSubject {
  return { kind: 'oauth-client', id, name: `${name}, invitation ${invitationId}` };
}

/** For the transaction that ends a validation: a consent uses the invitation up, a try that failed does not. */
export async function invitationUsed(
  manager: EntityManager,
  { id: runId, status, oauthClientId }: Run,
  { audit, at }: { audit: Pick<Audit, 'record'>; at: Date },
): Promise<void> {
  if (status !== 'SUCCEEDED' && status !== 'WARNING') return;
  const used = await manager.findOneBy(ConsentInvitation, { runId, usedAt: IsNull() });
  const client = used && (await manager.findOneBy(OAuthClient, { id: oauthClientId ?? '' }));
  if (!client) return;
  await manager.update(ConsentInvitation, { id: used.id }, { usedAt: at });
  await audit.record(manager, {
    actor: { kind: 'system' },
    action: 'consent-invitation.used',
    subject: invitationSubject(client, used.id),
  });
}

/** A restart has ended the run; the person goes on with another. */
export async function invitationMoved(manager: EntityManager, from: string, to: string) {
  await manager.update(ConsentInvitation, { runId: from }, { runId: to });
}

/** For the transaction that changes a client: what it ends stays ended when the change is taken back. */
export async function invitationsOutdated(manager: EntityManager, client: OAuthClient) {
  const ofClient = { oauthClientId: client.id };
  for (const one of await stillOpen(manager, ofClient))
    await end(manager, one, endedByEdit(one, client));
}

/** For the transaction that leads a mailbox to another client. */
export async function invitationsLeft(manager: EntityManager, mailboxId: string): Promise<void> {
  for (const one of await stillOpen(manager, { mailboxId }))
    await end(manager, one, 'MAILBOX_CHANGED');
}

/** Nobody has used it or taken it back, and no edit has ended it. */
export const UNUSED = { usedAt: IsNull(), revokedAt: IsNull(), endedBecause: IsNull() };

type Of = Partial<Pick<ConsentInvitation, 'oauthClientId'>> & { mailboxId?: string };

function stillOpen(manager: EntityManager, of: Of): Promise<ConsentInvitation[]> {
  return manager.findBy(ConsentInvitation, { ...of, ...UNUSED });
}

async function end(manager: EntityManager, { id }: ConsentInvitation, why: InvitationEnd | null) {
  if (why) await manager.update(ConsentInvitation, { id }, { endedBecause: why });
}
