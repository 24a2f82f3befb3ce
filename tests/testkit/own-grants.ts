import type { Api } from './api.js';
import { confirmEndpoints, type Journey } from './journey.js';

const GRANT = `id account health healthReason nextRenewalAt grantedAt lastRefreshedAt
  mailbox { id } oauthClient { id } mailboxes(first: 10) { nodes { address } }
  diagnoses { code severity }`;

export interface GrantSeen {
  id: string;
  account: string | null;
  health: string;
  healthReason: string | null;
  nextRenewalAt: string | null;
  lastRefreshedAt: string | null;
  mailbox: { id: string } | null;
  mailboxes: { nodes: { address: string }[] };
  diagnoses: { code: string }[];
}

/** What a test does with the grants of mailboxes, over GraphQL. */
export function grantsOf(journey: Journey, api: Api = journey.api) {
  const start = async (clientId: string, mailboxId?: string) => {
    await confirmEndpoints(journey.api, clientId);
    const { validateOAuthClient: started } = await api.ask(
      `mutation ($id: ID!, $mailboxId: ID) {
        validateOAuthClient(id: $id, mailboxId: $mailboxId) { authorizationUrl run { id } }
      }`,
      { id: clientId, mailboxId },
    );
    return { runId: started.run.id, startPage: started.authorizationUrl };
  };

  return {
    start,

    /** A person signs in, as the client or as one mailbox; the run once it has ended. */
    async signIn(person: string, clientId: string, mailboxId?: string) {
      const started = await start(clientId, mailboxId);
      await api.get(await journey.consented(started, api, { person }));
      return journey.ended(started.runId);
    },

    async addMailbox(clientId: string, address: string, more: object = {}): Promise<string> {
      const { host, port } = journey.sandbox.servers.imapTls;
      const incoming = { protocol: 'IMAP', host, port, security: 'TLS' };
      const input = { name: address, address, oauthClientId: clientId, incoming, ...more };
      const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
      return (await api.ask(create, { input })).createMailbox.id;
    },

    async list(clientId: string): Promise<GrantSeen[]> {
      const query = `query ($id: ID!) { oauthClient(id: $id) { grants { ${GRANT} } } }`;
      return (await api.ask(query, { id: clientId })).oauthClient.grants;
    },

    async ofMailbox(
      id: string,
    ): Promise<{ grant: GrantSeen | null; ownGrant: { id: string } | null }> {
      const query = `query ($id: ID!) { mailbox(id: $id) { grant { ${GRANT} } ownGrant { id } } }`;
      return (await api.ask(query, { id })).mailbox;
    },

    async renew(id: string): Promise<GrantSeen & { outcome: string; message: string }> {
      const renew = `mutation ($id: ID!) { renewGrant(id: $id) { grant { ${GRANT} } outcome message } }`;
      const { grant, ...answer } = (await api.ask(renew, { id })).renewGrant;
      return { ...grant, ...answer };
    },

    /** Grants of a client that the provider has still to be told of. */
    async pending(clientId: string): Promise<number> {
      const query = 'query ($id: ID!) { oauthClient(id: $id) { pendingRevocations } }';
      return (await api.ask(query, { id: clientId })).oauthClient.pendingRevocations;
    },

    async revoke(id: string): Promise<{ id: string; atProvider: string; message: string }> {
      const revoke = 'mutation ($id: ID!) { revokeGrant(id: $id) { id atProvider message } }';
      return (await api.ask(revoke, { id })).revokeGrant;
    },
  };
}
