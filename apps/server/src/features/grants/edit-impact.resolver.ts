import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Database } from '../../db/database.js';
import { notFound } from '../../lib/errors.js';
import { countOf, firstOf } from '../mailboxes/client-mailboxes.store.js';
import { oauthMailboxes, type MailboxSet } from '../mailboxes/mailbox-set.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { outgrownSettings, patchedSettings } from '../oauth-clients/changed-settings.js';
import { dropsSecrets } from '../oauth-clients/client-edit.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { OAuthClientPatch } from '../oauth-clients/oauth-client.input.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { dropsSecretReason } from '../oauth-clients/token-origin.js';
import type { GrantLists } from './grant-lists.store.js';
import { withOwnGrant } from './grant-sets.js';

@ObjectType({ description: 'What an edit of an OAuth client would do to its grants.' })
class OAuthClientEditImpact {
  @Field(() => Boolean, {
    description: 'Whether those who have signed in must do so again. A new secret ends nothing.',
  })
  endsGrants: boolean;

  @Field(() => String, { nullable: true, description: 'Which changes do that: one sentence.' })
  reason: string | null;

  @Field(() => Int)
  mailboxCount: number;

  /** Whose mailboxes sign in with what ends. */
  affected: MailboxSet | null;

  @Field(() => Boolean, {
    description:
      'Whether it removes the stored client secret: the token URL would lead to another scheme, host or port than it was typed for, and none is typed with the edit.',
  })
  dropsSecret: boolean;

  @Field(() => String, { nullable: true, description: 'Why, and what to do: two sentences.' })
  dropsSecretReason: string | null;
}

type Ends = Omit<OAuthClientEditImpact, 'dropsSecret' | 'dropsSecretReason'>;

const none: Ends = { endsGrants: false, reason: null, mailboxCount: 0, affected: null };

export interface EditImpactDependencies {
  clients: Pick<OAuthClientStore, 'byId'>;
  grantLists: Pick<GrantLists, 'ofClient' | 'countOfClient'>;
  database: Pick<Database, 'read'>;
}

/** Told before an edit is saved, while it can still be thought over. */
@Resolver(() => OAuthClientEditImpact)
export class EditImpactResolver {
  constructor(private readonly deps: EditImpactDependencies) {}

  @Allow('MANAGE')
  @Query(() => OAuthClientEditImpact)
  async oauthClientEditImpact(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => OAuthClientPatch) patch: OAuthClientPatch,
  ): Promise<OAuthClientEditImpact> {
    const client = await this.deps.clients.byId(id);
    if (!client) throw notFound('This OAuth client');
    const after = patchedSettings(client, patch);
    const dropsSecret = dropsSecrets(client, patch);
    return {
      ...(await this.ends(client, outgrownSettings(client, after))),
      dropsSecret,
      dropsSecretReason: dropsSecret ? dropsSecretReason(client, after) : null,
    };
  }

  private async ends({ id }: OAuthClient, changed: readonly string[]): Promise<Ends> {
    const { grantLists, database } = this.deps;
    if (changed.length === 0 || (await grantLists.countOfClient(id)) === 0) return none;
    const affected = (await grantLists.ofClient(id)) ? oauthMailboxes(id) : withOwnGrant(id);
    return {
      endsGrants: true,
      reason: `The access was granted for another ${changed.join(', ')}.`,
      mailboxCount: await countOf(database.read, affected),
      affected,
    };
  }

  @FieldResolver(() => [Mailbox], { description: 'The first of them, by name, a hundred at most.' })
  mailboxes(
    @Root() { affected }: OAuthClientEditImpact,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100 }) first: number,
  ): Promise<Mailbox[]> | Mailbox[] {
    return affected ? firstOf(this.deps.database.read, affected, first) : [];
  }
}
