import { ArgsType, Field, ID } from 'type-graphql';
import { MailboxStatusEnum, type MailboxStatus } from '../../graphql/enums.js';
import {
  MailboxOrderEnum,
  OrderDirectionEnum,
  type MailboxOrder,
  type OrderDirection,
} from '../../graphql/list-order.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { MailboxListing } from './mailbox-list.js';

@ArgsType()
export class MailboxListArgs extends PageArgs implements MailboxListing {
  @Field(() => String, {
    nullable: true,
    description: 'Any part of the name, the address or a host, whatever the case and the accents.',
  })
  search?: string | null;

  @Field(() => [MailboxStatusEnum], { nullable: true })
  status?: MailboxStatus[] | null;

  @Field(() => ID, { nullable: true })
  oauthClientId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of one of its servers, in full.' })
  host?: string | null;

  @Field(() => Date, { nullable: true, description: 'Settings that were changed then or later.' })
  changedSince?: Date | null;

  @Field(() => MailboxOrderEnum, { defaultValue: 'NAME' })
  orderBy: MailboxOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: 'ASC' })
  direction: OrderDirection;
}
