import type { Deadline } from '../../../lib/deadline.js';
import { renewalAnswer, renewalDenied, type RenewalAnswer } from './renewal-answer.js';
import type { Renewal, RenewalDependencies } from './renewal.flow.js';

/** For a person who wants a new token now: whatever comes of it, even nothing, is said. */
export function createRenewNow(
  { grants, clients, clock }: Pick<RenewalDependencies, 'grants' | 'clients' | 'clock'>,
  renewal: Pick<Renewal, 'once'>,
) {
  return async (id: string, deadline: Deadline): Promise<RenewalAnswer> => {
    const grant = await grants.byId(id);
    const client = grant && (await clients.byId(grant.oauthClientId));
    if (!grant || !client?.enabled)
      return { outcome: 'REFUSED', message: 'The OAuth client is switched off or gone.' };
    const denied = renewalDenied(grant, { settingsOf: client.updatedAt, now: clock() });
    return denied ?? renewalAnswer(await renewal.once(grant, deadline));
  };
}
