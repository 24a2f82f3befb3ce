import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import { diagnose } from '../diagnoses/diagnose.js';
import { refusalFacts } from '../grants/refresh/refusal-facts.js';
import type { GrantEnd } from '../grants/refresh/refresh-dependencies.js';
import { currentClient } from '../oauth-clients/current-client.store.js';
import { causeScope } from './cause-key.js';
import type { IncidentFlow } from './incident.flow.js';
import { signingIn } from './reach.js';

export interface GrantEndDependencies {
  incidents: Pick<IncidentFlow, 'found'>;
  clock: Clock;
  publicUrl: string;
}

/** The end of a grant is an incident of the mailboxes that sign in with it, before a check meets it. */
export function createGrantEnd({ incidents, clock, publicUrl }: GrantEndDependencies) {
  return async (manager: EntityManager, { grant, facts }: GrantEnd): Promise<void> => {
    const { id: grantId, oauthClientId, mailboxId, grantedAt } = grant;
    const client = await currentClient(manager, oauthClientId);
    if (!client?.enabled) return;
    const surroundings = { now: clock(), publicUrl };
    const [diagnosis] = diagnose(refusalFacts({ client, grantedAt }, facts, surroundings));
    if (!diagnosis) return;
    const subject = { mailboxId: mailboxId ?? '', oauthClientId, ownGrant: mailboxId !== null };
    const cause = { diagnosis, ...causeScope(diagnosis, subject), grantId };
    await incidents.found(manager, signingIn(grant), cause);
  };
}
