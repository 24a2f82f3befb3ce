import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Database } from '../../db/database.js';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { Finding } from '../oauth-clients/finding.resolver.js';
import type { MailHostStore } from './mail-host.store.js';
import type { MailboxAddresses } from './mailbox-addresses.flow.js';
import { mailboxFindings } from './mailbox-findings.js';
import { currentMailbox } from './current-mailbox.store.js';
import { Mailbox } from './mailbox.entity.js';

export interface MailHostDependencies {
  database: Database;
  mailHosts: Pick<MailHostStore, 'unconfirmed' | 'unconfirmedIn'>;
  addresses: Pick<MailboxAddresses, 'confirm'>;
  events: Events;
  clock: Clock;
}

@Resolver(() => Mailbox)
export class MailHostResolver {
  constructor(private readonly deps: MailHostDependencies) {}

  @FieldResolver(() => [String], {
    description:
      'Its mail servers (host:port) that are new to its OAuth client: neither known of the provider nor confirmed. While there is one, no check, alert or hand-out gets a token; confirmMailHosts ends that.',
  })
  unconfirmedHosts(@Root() mailbox: Mailbox): Promise<string[]> {
    return this.deps.mailHosts.unconfirmed(mailbox);
  }

  @FieldResolver(() => [Finding], {
    description:
      'Problems of its settings that need no question to a server, such as a way of signing in that its provider ends.',
  })
  findings(@Root() mailbox: Mailbox): Finding[] {
    return mailboxFindings(mailbox, this.deps.clock());
  }

  @Allow('ADDRESSES', {
    recent: true,
    target: ({ mailboxId }) => ({ mailboxId: mailboxId as string }),
  })
  @Mutation(() => Mailbox, {
    description:
      'Tokens of its OAuth client may go to the mail servers of this mailbox from now on. People need a password shown within the last quarter of an hour (else FORBIDDEN with reason REAUTHENTICATE), keys the scope ADDRESSES.',
  })
  async confirmMailHosts(
    @Arg('mailboxId', () => ID) mailboxId: string,
    @Ctx() context: Context,
  ): Promise<Mailbox> {
    const { database, mailHosts, addresses, events } = this.deps;
    const mailbox = await database.transaction(async (manager) => {
      const found = await currentMailbox(manager, mailboxId);
      if (!found) throw notFound('This mailbox');
      const places = await mailHosts.unconfirmedIn(manager, found);
      await addresses.confirm(manager, context, { mailbox: found, places });
      return found;
    });
    events.publish('mailbox', mailboxId);
    return mailbox;
  }
}
