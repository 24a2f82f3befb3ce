import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { AlertChannel } from './alert-channel.entity.js';
import type { ChannelTroubleStore } from './channel-trouble.store.js';
import type { ChannelTrouble } from './channel-trouble.js';

@ObjectType({ description: 'Alerts that should have gone through a channel have not arrived.' })
class AlertTrouble implements ChannelTrouble {
  @Field(() => Date, { description: 'When the oldest of them was written.' })
  since: Date;

  @Field(() => String, { description: 'One line: the last answer, or why there was none.' })
  reason: string;
}

@Resolver(() => AlertChannel)
export class ChannelTroubleResolver {
  constructor(private readonly troubles: ChannelTroubleStore) {}

  @FieldResolver(() => AlertTrouble, {
    nullable: true,
    description:
      'Null while alerts arrive, after a single failure that is tried again, and where a person has switched it off.',
  })
  async trouble(@Root() channel: AlertChannel): Promise<AlertTrouble | null> {
    return (await this.troubles.of(channel)) ?? null;
  }
}
