import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import type { Context } from '../../graphql/context.js';

@ObjectType({ description: 'What anybody may know of this installation before signing in.' })
export class Instance {
  @Field(() => Boolean)
  setupRequired: boolean;

  @Field(() => Boolean)
  sandbox: boolean;

  @Field(() => String)
  publicUrl: string;

  @Field(() => String, {
    nullable: true,
    description: 'For those who are signed in: which faults it has is nothing for strangers.',
  })
  version: string | null;
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
  async instance(@Ctx() { actor }: Context): Promise<Instance> {
    const { sandbox, publicUrl } = this.use;
    const version = actor ? this.use.version : null;
    return { setupRequired: await this.use.setUpRequired(), sandbox, publicUrl, version };
  }
}
