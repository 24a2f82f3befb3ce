import type { DiagnosisDependencies } from './features/diagnoses/diagnosis.resolver.js';
import { mailboxFacts } from './features/mailboxes/mailbox-facts.js';
import { clientFacts } from './features/oauth-clients/client-facts.js';
import type { Stores, World } from './world.js';

/** The values that a diagnosis fills in, read from features above it. */
export function factsOf(
  { config }: World,
  { clients, mailboxes, grants }: Stores,
): Omit<DiagnosisDependencies, 'clock'> {
  return {
    client: async (id) => {
      const client = await clients.byId(id);
      if (!client) return undefined;
      const grant = await grants.ofClient(id);
      const facts = clientFacts(client, config.publicUrl);
      return { facts, provider: client.provider, ...signedIn(grant) };
    },
    mailbox: async (id) => {
      const mailbox = await mailboxes.byId(id);
      if (!mailbox) return undefined;
      const grant = await grants.ofMailbox(mailbox);
      const { oauthClientId } = mailbox;
      return { facts: mailboxFacts(mailbox), oauthClientId, ...signedIn(grant) };
    },
  };
}

const signedIn = (grant: { account: string | null } | null | undefined) =>
  grant?.account ? { signedIn: grant.account } : {};
