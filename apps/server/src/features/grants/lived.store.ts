import { LessThan, type EntityManager } from 'typeorm';
import { Grant } from './grant.entity.js';

/** A token of this age, in seconds, has worked: where nothing tells it, the next ones are given as long. */
export async function noteLived(
  manager: EntityManager,
  { id, version }: Grant,
  seconds: number,
): Promise<void> {
  const shorter = { id, version, lifeAssumed: true, livedSeconds: LessThan(seconds) };
  await manager.update(Grant, shorter, { livedSeconds: seconds });
}
