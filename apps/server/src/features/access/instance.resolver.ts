import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';

@ObjectType({ description: 'What anybody may know of this installation before signing in.' })
export class Instance {
  @Field(() => Boolean)
  setupRequired: boolean;

  @Field(() => Boolean)
  sandbox: boolean;

  @Field(() => String)
  publicUrl: string;

  @Field(() => String)
  version: string;
}

export interface InstanceDependencies {
  setUpRequired(): Promise<boolean>;
  sandbox: boolean;
  publicUrl: string;
  version: string;
}

@Resolver()
export class InstanceResolver {
  constructor(private readonly use: InstanceDependencies) {}

  @Allow('PUBLIC')
  @Query(() => Instance)
  async instance(): Promise<Instance> {
    const { sandbox, publicUrl, version } = this.use;
    return { setupRequired: await this.use.setUpRequired(), sandbox, publicUrl, version };
  }
}
