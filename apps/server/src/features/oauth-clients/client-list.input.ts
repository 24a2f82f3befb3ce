import { ArgsType, Field } from 'type-graphql';
import {
  OAuthClientStatusEnum,
  OAuthProviderEnum,
  type OAuthClientStatus,
} from '../../graphql/enums.js';
import {
  OAuthClientOrderEnum,
  OrderDirectionEnum,
  type OAuthClientOrder,
  type OrderDirection,
} from '../../graphql/list-order.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { ProviderId } from '../providers/provider.js';
import type { ClientListing } from './client-list.js';

@ArgsType()
export class ClientListArgs extends PageArgs implements ClientListing {
  @Field(() => String, {
    nullable: true,
    description:
      'Any part of the name, the client id, the tenant or the host of the token URL, whatever the case and the accents.',
  })
  search?: string | null;

  @Field(() => [OAuthClientStatusEnum], { nullable: true })
  status?: OAuthClientStatus[] | null;

  @Field(() => OAuthProviderEnum, { nullable: true })
  provider?: ProviderId | null;

  @Field(() => String, { nullable: true, description: 'Of the token URL, in full.' })
  host?: string | null;

  @Field(() => Date, { nullable: true, description: 'Settings that were changed then or later.' })
  changedSince?: Date | null;

  @Field(() => OAuthClientOrderEnum, { defaultValue: 'NAME' })
  orderBy: OAuthClientOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: 'ASC' })
  direction: OrderDirection;
}
