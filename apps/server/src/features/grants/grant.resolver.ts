import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Clock } from '../../lib/clock.js';
import { diagnose } from '../diagnoses/diagnose.js';
import { Diagnosis } from '../diagnoses/diagnosis.entity.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import type { GrantLists } from './grant-lists.store.js';
import { Grant } from './grant.entity.js';
import type { GrantStore } from './grant.store.js';
import { grantedFacts } from './granted.js';
import { readTokenContent } from '../token-endpoint/token-content.js';

export interface ReceiptDependencies {
  grants: Pick<GrantStore, 'accessToken'>;
  grantLists: Pick<GrantLists, 'kindsOfMailboxes'>;
  clientLists: ClientLists;
  clock: Clock;
  publicUrl: string;
}

/** What the consent receipt says beside the plain facts. */
@Resolver(() => Grant)
export class ReceiptResolver {
  constructor(private readonly deps: ReceiptDependencies) {}

  @FieldResolver(() => [Diagnosis], {
    description:
      'Where the grant differs from what the mailboxes that use it need; empty where it fits.',
  })
  async diagnoses(@Root() grant: Grant): Promise<Diagnosis[]> {
    const client = await this.deps.clientLists.byId(grant.oauthClientId);
    if (!client) return [];
    const token = this.deps.grants.accessToken(grant);
    const content = token && readTokenContent(token.reveal());
    const account = content?.account ?? grant.account ?? undefined;
    const mailboxes = await this.deps.grantLists.kindsOfMailboxes(grant, account);
    const found = [undefined, ...mailboxes].flatMap((mailbox) =>
      diagnose({
        now: this.deps.clock(),
        provider: client.provider,
        probes: [],
        client: clientFacts(client, this.deps.publicUrl),
        token: grantedFacts(grant),
        ...(content && {
          tokenContent: { ...content, account },
        }),
        ...(mailbox && { mailbox: mailboxFacts(mailbox) }),
      }),
    );
    // Forty mailboxes with one fault are one line of the receipt.
    return [
      ...new Map(
        found.map((diagnosis) => [`${diagnosis.code} ${diagnosis.title}`, diagnosis]),
      ).values(),
    ];
  }
}
