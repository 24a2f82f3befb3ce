import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Order } from './paginate.js';

/** One page of a plain list; `after` is of the same table. Nothing comes behind what is not there. */
export function rowsBehind<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  { first, after }: { first: number; after?: string | null },
  { by, direction }: Order,
): Promise<T[]> {
  const { alias } = query;
  const [column, id] = [`${alias}.${by}`, `${alias}.id`];
  if (typeof after === 'string') {
    const table = query.expressionMap.mainAlias?.metadata.tableName;
    const last = `SELECT "last"."${by}", "last"."id" FROM "${table}" "last" WHERE "last"."id" = :after`;
    query.andWhere(`(${column}, ${id}) ${direction === 'ASC' ? '>' : '<'} (${last})`, { after });
  }
  return query.orderBy(column, direction).addOrderBy(id, direction).limit(first).getMany();
}
