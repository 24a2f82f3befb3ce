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

  @Field(() => Boolean, {
    description:
      'People reach it by http from other machines: passwords and keys can be read on the way.',
  })
  plainHttp: boolean;

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
  plainHttp: boolean;
  version: string;
}

@Resolver()
export class InstanceResolver {
  constructor(private readonly deps: InstanceDependencies) {}

  @Allow('PUBLIC')
  @Query(() => Instance)
  async instance(@Ctx() { actor }: Context): Promise<Instance> {
    const { setUpRequired, version, ...known } = this.deps;
    return {
      setupRequired: await setUpRequired(),
      version: actor ? version : null,
      ...known,
    };
  }
}
