import type { EntityManager } from 'typeorm';
import { ApiKey } from '../access/api-key.entity.js';
import { User } from '../access/user.entity.js';
import type { ConsentInvitation } from './consent-invitation.entity.js';

/** Whether the person or the key that made an invitation may validate still. */
export async function mayStillInvite(
  read: EntityManager,
  { userId, apiKeyId }: Pick<ConsentInvitation, 'userId' | 'apiKeyId'>,
  now: Date,
): Promise<boolean> {
  const user = userId && (await read.findOneBy(User, { id: userId, enabled: true }));
  if (user) return user.role !== 'VIEWER' && user.joinedAt !== null;
  const key = apiKeyId && (await read.findOneBy(ApiKey, { id: apiKeyId }));
  if (!key || (key.expiresAt && key.expiresAt <= now)) return false;
  return key.scopes.includes('OPERATE');
}
