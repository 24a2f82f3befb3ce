import type { DiagnosisDependencies } from '../features/diagnoses/diagnosis.resolver.js';
import { mailboxFacts } from '../features/mailboxes/mailbox-facts.js';
import { clientFacts } from '../features/oauth-clients/client-facts.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** The values that a diagnosis fills in, read from features above it. */
export function factsOf({ config }: World, stores: Stores): Omit<DiagnosisDependencies, 'clock'> {
  return {
    client: async (id) => {
      const client = await stores.clientStore.byId(id);
      if (!client) return undefined;
      const grant = await stores.grantStore.ofClient(id);
      const facts = clientFacts(client, config.publicUrl);
      return { facts, provider: client.provider, ...signedIn(grant) };
    },
    mailbox: async (id) => {
      const mailbox = await stores.mailboxStore.byId(id);
      if (!mailbox) return undefined;
      const grant = await stores.grantStore.ofMailbox(mailbox);
      const { oauthClientId } = mailbox;
      return { facts: mailboxFacts(mailbox), oauthClientId, ...signedIn(grant) };
    },
  };
}

const signedIn = (grant: { account: string | null } | null | undefined) =>
  grant?.account ? { signedIn: grant.account } : {};
