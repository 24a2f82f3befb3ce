import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import { diagnose } from '../diagnoses/diagnose.js';
import { Grant } from '../grants/grant.entity.js';
import { refusalFacts } from '../grants/refusal-facts.js';
import type { EndedGrant } from '../grants/refresh-dependencies.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { causeScope } from './cause-key.js';
import type { IncidentFlow } from './incident.flow.js';

export interface GrantEndDependencies {
  incidents: Pick<IncidentFlow, 'found'>;
  clock: Clock;
  publicUrl: string;
}

/** The end of a grant is an incident of the mailboxes that sign in with it, before a check meets it. */
export function createGrantEnd({ incidents, clock, publicUrl }: GrantEndDependencies) {
  return async (manager: EntityManager, { grant, facts }: EndedGrant): Promise<void> => {
    const { id: grantId, oauthClientId, mailboxId, grantedAt } = grant;
    const client = await manager.findOneBy(OAuthClient, { id: oauthClientId });
    if (!client?.enabled) return;
    const circumstances = { now: clock(), publicUrl };
    const [diagnosis] = diagnose(refusalFacts({ client, grantedAt }, facts, circumstances));
    if (!diagnosis) return;
    const subject = { mailboxId: mailboxId ?? '', oauthClientId, ownGrant: mailboxId !== null };
    const cause = { diagnosis, ...causeScope(diagnosis, subject), grantId };
    await incidents.found(manager, await signingIn(manager, grant), cause);
  };
}

/** Who signs in with a grant: its mailbox, or all those of the client that have none of their own. */
async function signingIn(
  manager: EntityManager,
  { oauthClientId, mailboxId }: Grant,
): Promise<Mailbox[]> {
  const oauth = { oauthClientId, authentication: 'OAUTH2' as const };
  if (mailboxId !== null) return manager.findBy(Mailbox, { ...oauth, id: mailboxId });
  const grants = await manager.findBy(Grant, { oauthClientId });
  const own = new Set(grants.map((grant) => grant.mailboxId));
  return (await manager.findBy(Mailbox, oauth)).filter(({ id }) => !own.has(id));
}
