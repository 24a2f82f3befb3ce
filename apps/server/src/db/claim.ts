import type {
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm';

/**
 * Takes a row to work on, as it was read: one conditional UPDATE, which of two that are at it at once
 * only one can win. False: somebody else was first, or it is gone.
 */
export async function claimRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  { asRead, write }: { asRead: FindOptionsWhere<T>; write: QueryDeepPartialEntity<T> },
): Promise<boolean> {
  const { affected } = await manager.update(entity, asRead, write);
  return affected === 1;
}
