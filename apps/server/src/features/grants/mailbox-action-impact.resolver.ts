import { Arg, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Database } from '../../db/database.js';
import { Allow } from '../../graphql/access.js';
import { countOf, namesOf } from '../mailboxes/client-mailboxes.store.js';
import { MailboxActionInput, rightForAction } from '../mailboxes/mailbox-action.input.js';
import type { MailHostStore } from '../mailboxes/mail-host.store.js';
import { countSelected, selected, serversOf } from '../mailboxes/mailbox-selection.store.js';
import { among, type MailboxSet } from '../mailboxes/mailbox-set.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import { hasOwnGrant } from './grant-sets.js';

/** So many places are named; the others are counted. */
const NAMED = 20;

@ObjectType({ description: 'What an action would do, and to whom: told before it is ordered.' })
class MailboxActionImpact {
  @Field(() => Int, { description: 'How many mailboxes it would be for: what `expected` may say.' })
  total: number;

  @Field(() => [String], { description: 'The first of them, by name, ten at most.' })
  names: string[];

  @Field(() => Int, {
    description: 'MOVE, DELETE: how many sign in with a grant of their own, which would end.',
  })
  endedGrants: number;

  @Field(() => [String], {
    description: `MOVE: host:port of servers that are new to the client and would get its tokens, ${NAMED} at most.`,
  })
  newHosts: string[];

  @Field(() => Int, { description: 'How many there are of them.' })
  newHostCount: number;
}

export interface MailboxActionImpactDependencies {
  clients: Pick<OAuthClientStore, 'byId'>;
  mailHosts: Pick<MailHostStore, 'unconfirmed'>;
  database: Pick<Database, 'read'>;
}

@Resolver()
export class MailboxActionImpactResolver {
  constructor(private readonly deps: MailboxActionImpactDependencies) {}

  @Allow('MANAGE', { accessBy: rightForAction })
  @Query(() => MailboxActionImpact, {
    description: 'Of the input of actOnMailboxes; how many are expected is not looked at.',
  })
  async mailboxActionImpact(
    @Arg('input', () => MailboxActionInput) input: MailboxActionInput,
  ): Promise<MailboxActionImpact> {
    const { read } = this.deps.database;
    const { oauthClientId } = input;
    const client = oauthClientId ? await this.deps.clients.byId(oauthClientId) : null;
    const { of } = selected(input, client !== null);
    const newHosts = client ? await this.newHosts(of, client.id) : [];
    return {
      total: await countSelected(read, of),
      names: (await namesOf(read, of)).names,
      endedGrants: await countOf(read, withEndedGrant(of, input)),
      newHosts: newHosts.slice(0, NAMED),
      newHostCount: newHosts.length,
    };
  }

  private async newHosts(of: MailboxSet, oauthClientId: string): Promise<string[]> {
    const servers = await serversOf(this.deps.database.read, of, oauthClientId);
    const waiting = await Promise.all(servers.map((one) => this.deps.mailHosts.unconfirmed(one)));
    return [...new Set(waiting.flat())].sort();
  }
}

/** A grant of one's own belongs to the client, and goes with what leaves it. */
function withEndedGrant(of: MailboxSet, { kind, oauthClientId }: MailboxActionInput): MailboxSet {
  if (kind === 'DELETE') return among(of, hasOwnGrant);
  if (kind !== 'MOVE' || !oauthClientId) return among(of, '0');
  return among(of, `"mailbox"."oauthClientId" IS NOT ? AND ${hasOwnGrant}`, oauthClientId);
}
