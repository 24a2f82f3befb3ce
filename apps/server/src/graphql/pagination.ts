import { ArgsType, ClassType, Field, ID, Int, ObjectType } from 'type-graphql';
import { PAGE } from './limits/page-size.js';
import type { ListPage, Edge } from '../db/pages/page.js';
import { MOST_COUNTED, MOST_FOUND } from '../db/pages/count.js';

/** Relay cursor connections (first/after) over a stable order; `first` is 1 to 100 (limits/page-size.ts). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: PAGE })
  first: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Pages of a plain list: what comes behind the one that was last. */
@ArgsType()
export class ListArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first: number;

  @Field(() => ID, { nullable: true, description: 'The id of the last one of the page before.' })
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => Boolean)
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export function connectionType<T extends object>(
  name: string,
  node: () => ClassType<T>,
): ClassType<ListPage<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<T> {
    @Field(() => String)
    cursor: string;

    @Field(node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements ListPage<T> {
    @Field(() => [EdgeType])
    edges: EdgeType[];

    @Field(() => [node()])
    nodes: T[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: `How many there are, counted up to ${MOST_COUNTED}, and to ${MOST_FOUND} in a search; where totalCountExact is false, there are more.`,
    })
    totalCount: Promise<number>;

    @Field(() => Boolean, {
      description: 'False: there are more than totalCount, and nobody has counted how many.',
    })
    totalCountExact: Promise<boolean>;
  }
  return ConnectionType;
}
