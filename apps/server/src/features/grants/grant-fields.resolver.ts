import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { GrantHealthEnum } from '../../graphql/grant-enums.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { Clock } from '../../lib/clock.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox, MailboxConnection } from '../mailboxes/mailbox.entity.js';
import type { ClientLists } from '../oauth-clients/client-lists.store.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { serverMetadata } from '../oauth-clients/server-metadata.js';
import type { Providers } from '../providers/index.js';
import { accountNotTold } from './account-not-told.js';
import { grantHealth, nextRenewalAt, type GrantHealth } from './grant-health.js';
import type { GrantLists } from './grant-lists.store.js';
import { Grant } from './grant.entity.js';
import type { HostPauses } from './refresh/host-pauses.js';
import { lackingReason, lackingScopes } from './lacking-scopes.js';
import type { ListPage } from '../../db/pages/page.js';

export interface GrantFieldDependencies {
  grantLists: Pick<GrantLists, 'needsOf' | 'pageOfMailboxes'>;
  clientLists: ClientLists;
  mailboxLists: Pick<MailboxLists, 'byId'>;
  /** The hosts that are left in peace now. */
  pauses: Pick<HostPauses, 'pause'>;
  providers: Providers;
  clock: Clock;
}

/** Whose a grant is and how it fares. */
@Resolver(() => Grant)
export class GrantFieldResolver {
  constructor(private readonly deps: GrantFieldDependencies) {}

  @FieldResolver(() => GrantHealthEnum)
  async health(@Root() grant: Grant): Promise<GrantHealth> {
    return grantHealth(grant, await this.healthContext(grant)).health;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it is not healthy: one sentence.',
  })
  async healthReason(@Root() grant: Grant): Promise<string | null> {
    return grantHealth(grant, await this.healthContext(grant)).reason;
  }

  @FieldResolver(() => [String], {
    description:
      'What was odd about the last answer with tokens, in sentences. They are used all the same.',
  })
  warnings(@Root() grant: Grant): string[] {
    return grant.warnings ?? [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where account is null: that the server does not tell it, and the scope that would.',
  })
  async accountNotTold(@Root() grant: Grant): Promise<string | null> {
    if (grant.account || grant.grantType === 'CLIENT_CREDENTIALS') return null;
    const client = await this.deps.clientLists.byId(grant.oauthClientId);
    const known = client && serverMetadata(client, this.deps.providers[client.provider]);
    const { requestedScopes: scopes } = grant;
    return accountNotTold({ scopes, identityScopes: known?.identityScopes });
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When the next access token is asked for; null where nobody asks any more.',
  })
  nextRenewalAt(@Root() grant: Grant): Date | null {
    const pause = this.deps.pauses.pause(grant.tokenHost);
    const end = pause > 0 ? new Date(this.deps.clock().getTime() + pause) : undefined;
    return nextRenewalAt(grant, end);
  }

  @FieldResolver(() => OAuthClient, { nullable: true })
  oauthClient(@Root() grant: Grant): Promise<OAuthClient | null> {
    return this.deps.clientLists.byId(grant.oauthClientId);
  }

  @FieldResolver(() => Mailbox, {
    nullable: true,
    description: 'The one mailbox that it is for; null: every mailbox that has none of its own.',
  })
  mailbox(@Root() grant: Grant): Promise<Mailbox | null> {
    return this.deps.mailboxLists.byId(grant.mailboxId);
  }

  @FieldResolver(() => MailboxConnection, { description: 'The mailboxes that sign in with it.' })
  mailboxes(
    @Root() grant: Grant,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<Mailbox>> {
    return this.deps.grantLists.pageOfMailboxes(grant, page);
  }

  /** Mailboxes are asked for only where something was not granted: that is rare. */
  private async healthContext(grant: Grant): Promise<{ now: Date; lacking: string | null }> {
    const { missingScopes: missing } = grant;
    const needs = missing.length > 0 ? await this.deps.grantLists.needsOf(grant) : [];
    return { now: this.deps.clock(), lacking: lackingReason(lackingScopes(missing, needs)) };
  }
}
