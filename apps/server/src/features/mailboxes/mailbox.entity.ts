import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { Choice, Count, Flag, Id, Json, Reference, Sealed, Text, Time } from '../../db/columns.js';
import {
  MailboxAuthenticationEnum,
  MailboxStatusEnum,
  ServerStateEnum,
  type MailboxAuthentication,
  type MailboxStatus,
  type ServerState,
} from '../../graphql/enums.js';
import { Node } from '../../graphql/node.js';
import { connectionType } from '../../graphql/pagination.js';
import { IncomingServer, OutgoingServer } from '../providers/mail-server.entity.js';
import type { DayCounts } from './mailbox-day.js';
import type { LastResult } from './mailbox-status.js';
import type { SignInWays } from './sign-in-ways.js';
import { passwordOrigin } from './password-origin.js';

@Entity('mailbox')
@Index('mailbox_next_check', ['nextCheckAt', 'checkHost'])
@ObjectType('Mailbox', { implements: Node })
export class Mailbox extends Node {
  @Id()
  override id: string;

  @Text()
  @Field(() => String)
  name: string;

  /** The name as lists are sorted by it, and what a search looks at: written with the row (mailbox-keys.entity.ts). */
  @Text()
  sortName: string;

  @Text()
  searchText: string;

  /** The sorted name of its client: the database's own matter (triggers). */
  @Text({ insert: false, update: false })
  sortClient: string;

  @Text()
  @Field(() => String)
  address: string;

  @Flag()
  @Field(() => Boolean)
  enabled: boolean;

  /** Follows from the rest; stored so that lists can filter by it. */
  @Choice()
  @Field(() => MailboxStatusEnum)
  status: MailboxStatus;

  @Choice()
  @Field(() => MailboxAuthenticationEnum)
  authentication: MailboxAuthentication;

  @Sealed(passwordOrigin)
  sealedPassword: string | null;

  @Time({ nullable: true })
  passwordSetAt: Date | null;

  @Text({ nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Why an edit has removed the password: it was typed for other servers. Null again when one is typed.',
  })
  secretDroppedBecause: string | null;

  @Reference({ nullable: true })
  oauthClientId: string | null;

  @Json({ nullable: true })
  @Field(() => IncomingServer, { nullable: true })
  incoming: IncomingServer | null;

  @Json({ nullable: true })
  @Field(() => OutgoingServer, { nullable: true })
  outgoing: OutgoingServer | null;

  /** The check under way, if any. */
  @Reference({ nullable: true })
  checkingRunId: string | null;

  /** Nobody asked for the check under way, so the status does not tell of it. */
  @Flag()
  checkingQuietly: boolean;

  /** What the last finished check said; UNCHECKED also after a change that it does not cover. */
  @Choice()
  lastResult: LastResult;

  @Choice()
  @Field(() => ServerStateEnum, {
    nullable: true,
    description: 'What the last check saw, for each direction.',
  })
  incomingState: ServerState;

  @Choice()
  @Field(() => ServerStateEnum, { nullable: true })
  outgoingState: ServerState;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  lastOkAt: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, { nullable: true })
  failingSince: Date | null;

  @Count()
  @Field(() => Int, { description: 'How often it is checked by itself.' })
  checkEveryMinutes: number;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When it is checked by itself, at the earliest; null while it is switched off.',
  })
  nextCheckAt: Date | null;

  /** The server that its checks count for; stored so that busy servers can be passed over. */
  @Text({ nullable: true })
  @Index('mailbox_check_host')
  checkHost: string | null;

  /** The server that it sends by; stored so that all who need a host are found by an index. */
  @Text({ nullable: true })
  @Index('mailbox_send_host')
  sendHost: string | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description:
      'A regular check failed at this time; the next one tells whether it was a passing fault.',
  })
  suspectedSince: Date | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'Since then its servers have limited the rate, and it is checked less often.',
  })
  throttledSince: Date | null;

  /** How often in a row they did. */
  @Count()
  slowdown: number;

  /** How it was let in last: a regular check begins with that. */
  @Json({ nullable: true })
  signInWays: SignInWays | null;

  @Time({ nullable: true })
  @Field(() => Date, {
    nullable: true,
    description:
      'Since then each regular check had its login refused, and the next one waits longer: 15 minutes, an hour, four hours, then a day. A check by a person, a new grant and an edit begin anew.',
  })
  refusedSince: Date | null;

  @Count()
  @Field(() => Int, { description: 'How many checks in a row had their login refused.' })
  refusedLogins: number;

  /** When a server last refused its login, and which (`host:port`): kept when the count begins anew. */
  @Time({ nullable: true })
  lastRefusedAt: Date | null;

  @Text({ nullable: true })
  lastRefusedBy: string | null;

  /** The latest day with a check: counted here, since a check writes this row anyway. */
  @Json({ nullable: true })
  latestDay: DayCounts | null;

  @Time()
  @Field(() => Date)
  createdAt: Date;

  @Time()
  @Field(() => Date)
  updatedAt: Date;
}

export const MailboxConnection = connectionType('Mailbox', () => Mailbox);
