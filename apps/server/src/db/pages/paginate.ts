import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { countUpTo } from './count.js';
import { readCursor, toConnection, type ListPage, type PageRequest } from './page.js';

export interface Order {
  /** Property to sort by; ties are broken by id in the same direction. */
  by: string;
  direction: 'ASC' | 'DESC';
}

/** One page of a query: keyset pagination, so that rows that come and go do not shift the next page. */
export async function paginate<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  { first, after }: PageRequest,
  order: Order,
): Promise<ListPage<T>> {
  const { alias } = query;
  const [column, id] = [`${alias}.${order.by}`, `${alias}.id`];
  const page = query
    .clone()
    .orderBy(column, order.direction)
    .addOrderBy(id, order.direction)
    .take(first + 1);
  if (typeof after === 'string') {
    const [value, afterId] = readCursor(after);
    const beyond = order.direction === 'ASC' ? '>' : '<';
    page.andWhere(
      `(${column} ${beyond} :after OR (${column} = :after AND ${id} ${beyond} :afterId))`,
      { after: value, afterId },
    );
  }
  const rows = await page.getMany();
  const hasNextPage = rows.length > first;
  return toConnection(rows, { first, after, count: countUpTo(query), hasNextPage, by: order.by });
}
