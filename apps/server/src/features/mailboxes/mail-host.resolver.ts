import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { Allow } from '../../graphql/access.js';
import { auditEntry, auditName, type Audit } from '../../graphql/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { MailHostStore } from './mail-host.store.js';
import { Mailbox } from './mailbox.entity.js';

export interface MailHostDependencies {
  database: Database;
  mailHosts: MailHostStore;
  events: Events;
  audit: Pick<Audit, 'record'>;
  /** In the transaction that confirms: mailboxes that waited for it are checked soon. */
  hurry(manager: EntityManager, oauthClientId: string): Promise<void>;
}

@Resolver(() => Mailbox)
export class MailHostResolver {
  constructor(private readonly use: MailHostDependencies) {}

  @FieldResolver(() => [String], {
    description:
      'Its mail servers (host:port) that are new to its OAuth client: neither known of the provider nor confirmed. While there is one, no check, alert or hand-out gets a token; confirmMailHosts ends that.',
  })
  unconfirmedHosts(@Root() mailbox: Mailbox): Promise<string[]> {
    return this.use.mailHosts.unconfirmed(mailbox);
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
    const { database, mailHosts, audit, events } = this.use;
    const mailbox = await database.transaction(async (manager) => {
      const found = await manager.findOneBy(Mailbox, { id: mailboxId });
      if (!found) throw notFound('This mailbox');
      const { name, oauthClientId } = found;
      const places = await mailHosts.unconfirmedIn(manager, found);
      if (places.length > 0 && oauthClientId) {
        await mailHosts.confirm(manager, places, { oauthClientId, by: auditName(context) });
        await this.use.hurry(manager, oauthClientId);
      }
      const subject = { kind: 'mailbox', id: mailboxId, name };
      await audit.record(manager, auditEntry(context, 'mailbox.confirm-hosts', { subject }));
      return found;
    });
    events.publish('mailbox', mailboxId);
    return mailbox;
  }
}
