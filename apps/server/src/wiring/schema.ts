import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { protect } from '../graphql/access.js';
import { limitPages } from '../graphql/limits/page-size.js';
import { limitTime, TIME_LIMITS } from '../graphql/limits/time.js';
import type { Wired } from './resolver.js';
import { resolvers } from './resolvers.js';

/** The schema over the wired resolvers, one of each class. Without `wired` it can only be printed. */
export function createSchema(wired?: Wired): GraphQLSchema {
  const instances = new Map<unknown, object>(
    wired && resolvers.map(({ type, make }) => [type, make(wired)]),
  );
  const schema = buildSchemaSync({
    resolvers: resolvers.map(({ type }) => type) as unknown as NonEmptyArray<ClassType>, // TypeGraphQL wants classes without constructor arguments
    container: { get: (asked: ClassType) => instances.get(asked) },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    // It is the same at every start: whoever prints it, at each build, has it checked.
    skipCheck: wired !== undefined,
    // TypeGraphQL wants one as soon as there is a subscription; ours bring their own `subscribe`.
    pubSub: createPubSub(),
  });
  return limitTime(limitPages(protect(schema)), wired?.world.times ?? TIME_LIMITS);
}
