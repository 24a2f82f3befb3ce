import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Nobody reads further than this, and nothing is counted further. */
export const MOST_COUNTED = 10_000;

/** Of a search nobody reads as far, and each row that it counts is looked for. */
export const MOST_FOUND = 1000;

/** How many there are, one more than MOST_COUNTED at most: asked of the database by whoever wants to know it. */
export type Count = () => Promise<number>;

/** SQL that stops counting the rows of a query one behind MOST_COUNTED. */
export const countingUpTo = <T extends ObjectLiteral>(rows: SelectQueryBuilder<T>): string =>
  `SELECT COUNT(*) FROM (${rows
    .select('1')
    .limit(MOST_COUNTED + 1)
    .getQuery()}) "counted"`;

/** Costs nothing until somebody asks. */
export const countUpTo =
  <T extends ObjectLiteral>(rows: SelectQueryBuilder<T>): Count =>
  async () => {
    const query = rows.connection.createQueryBuilder();
    const counted = await query
      .select(`(${countingUpTo(rows.clone())})`, 'count')
      .from('(SELECT 1)', 'one')
      .setParameters(rows.getParameters())
      .getRawOne<{ count: number | string }>();
    return Number(counted?.count ?? 0);
  };
