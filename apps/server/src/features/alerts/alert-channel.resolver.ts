import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, changedNames, namesOf, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { ListArgs } from '../../graphql/pagination.js';
import { badInput, notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { MailboxLists } from '../mailboxes/mailbox-lists.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { AlertChannel } from './alert-channel.entity.js';
import { AlertChannelInput, AlertChannelPatch } from './alert-channel.input.js';
import { AlertDelivery } from './alert-delivery.entity.js';
import {
  changedChoice,
  choiceProblems,
  type ChannelChoice,
  type ChannelRules,
} from './channel-choice.js';
import type { AlertChannelStore } from './channel.store.js';
import type { DeliveryFlow } from './delivery.flow.js';
import type { AlertDeliveryStore } from './delivery.store.js';

@ObjectType({
  description: 'secret signs what a WEBHOOK posts. It is shown this once; null for what has none.',
})
class NewAlertChannel {
  @Field(() => AlertChannel)
  channel: AlertChannel;

  @Field(() => String, { nullable: true })
  secret: string | null;
}

export interface AlertChannelDependencies {
  alertChannels: AlertChannelStore;
  alertDeliveries: AlertDeliveryStore;
  mailboxLists: Pick<MailboxLists, 'byId'>;
  alerts: Pick<DeliveryFlow, 'wake'>;
  rules: ChannelRules;
  audit: Audit;
  events: Events;
}

const RECENT = 'FORBIDDEN with reason REAUTHENTICATE a quarter of an hour after signing in.';

/** For admins alone, reading too: the address of a webhook often is a secret of the receiver. */
@Resolver(() => AlertChannel)
export class AlertChannelResolver {
  constructor(private readonly deps: AlertChannelDependencies) {}

  @Allow('ADMIN')
  @Query(() => [AlertChannel])
  alertChannels(@Args(() => ListArgs) page: ListArgs): Promise<AlertChannel[]> {
    return this.deps.alertChannels.list(page);
  }

  @Allow('ADMIN')
  @Query(() => AlertChannel, { nullable: true })
  alertChannel(@Arg('id', () => ID) id: string): Promise<AlertChannel | null> {
    return this.deps.alertChannels.byId(id);
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => NewAlertChannel, { description: RECENT })
  async createAlertChannel(
    @Arg('input', () => AlertChannelInput) input: AlertChannelInput,
    @Ctx() context: Context,
  ): Promise<NewAlertChannel> {
    const choice = changedChoice({ ...input, ...EMPTY }, input);
    await this.judge(choice);
    const created = await this.deps.alertChannels.create(choice, (manager, { id, name }) => {
      const more = { subject: { kind: 'alert-channel', id, name }, fields: namesOf(input) };
      return this.deps.audit.record(manager, auditEntry(context, 'alert-channel.create', more));
    });
    this.deps.events.publish('alertChannel', created.channel.id);
    return created;
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => AlertChannel, { description: RECENT })
  async updateAlertChannel(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => AlertChannelPatch) patch: AlertChannelPatch,
    @Ctx() context: Context,
    @Arg('ifUpdatedAt', () => Date, { nullable: true }) ifUpdatedAt?: Date,
  ): Promise<AlertChannel> {
    const stored = await this.deps.alertChannels.byId(id);
    if (!stored) throw notFound('This alert channel');
    await this.judge(changedChoice(stored, patch));
    const channel = await this.deps.alertChannels.update(
      id,
      (current, manager) => {
        const choice = changedChoice(current, patch);
        const fields = changedNames<ChannelChoice>(current, choice);
        Object.assign(current, choice);
        const more = { subject: { kind: 'alert-channel', id, name: current.name }, fields };
        return this.deps.audit.record(manager, auditEntry(context, 'alert-channel.update', more));
      },
      ifUpdatedAt,
    );
    this.deps.events.publish('alertChannel', id);
    this.deps.alerts.wake([]);
    return channel;
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => ID, { description: `Its log goes with it. ${RECENT}` })
  async deleteAlertChannel(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<string> {
    await this.deps.alertChannels.remove(id, (manager, { name }) => {
      const subject = { kind: 'alert-channel', id, name };
      return this.deps.audit.record(
        manager,
        auditEntry(context, 'alert-channel.delete', { subject }),
      );
    });
    return id;
  }

  @Allow('ADMIN', { recent: true })
  @Mutation(() => NewAlertChannel, {
    description: `WEBHOOK: the former secret signs nothing from now on. ${RECENT}`,
  })
  async renewAlertChannelSecret(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<NewAlertChannel> {
    const stored = await this.deps.alertChannels.byId(id);
    if (stored?.type !== 'WEBHOOK') throw notFound('This webhook');
    const renewed = await this.deps.alertChannels.renewSecret(id, (manager, { name }) => {
      const more = { subject: { kind: 'alert-channel', id, name }, fields: ['secret'] };
      return this.deps.audit.record(
        manager,
        auditEntry(context, 'alert-channel.renew-secret', more),
      );
    });
    this.deps.events.publish('alertChannel', id);
    return renewed;
  }

  @FieldResolver(() => Mailbox, { nullable: true, description: 'EMAIL: the mailbox that sends.' })
  mailbox(@Root() { mailboxId }: AlertChannel): Promise<Mailbox | null> {
    return this.deps.mailboxLists.byId(mailboxId);
  }

  @FieldResolver(() => AlertDelivery, { nullable: true })
  latestDelivery(@Root() { id }: AlertChannel): Promise<AlertDelivery | null> {
    return this.deps.alertDeliveries.latestOf(id);
  }

  @Allow('ADMIN')
  @Subscription(() => AlertChannel, {
    subscribe: ({ context }) => (context as Context).watch.alertChannel(), // TypeGraphQL types it not
    description: 'Each change of a channel, and what came of what it sent.',
  })
  alertChannelChanged(@Root() channel: AlertChannel): AlertChannel {
    return channel;
  }

  private async judge(choice: ChannelChoice): Promise<void> {
    const problems = await choiceProblems(choice, this.deps.rules);
    if (problems.length > 0) throw badInput(problems);
  }
}

const EMPTY = { url: null, mailboxId: null, recipients: [] };
