import type { PersonTable_UserFragment, Role } from '@mailkey/schema';
import type { Tone } from '../../ui/tone.js';

export const roles: readonly Role[] = ['VIEWER', 'OPERATOR', 'ADMIN'];

interface PersonState {
  key: string;
  tone: Tone;
}

export function personState(person: PersonTable_UserFragment): PersonState {
  if (!person.enabled) return { key: 'disabled', tone: 'neutral' };
  if (person.invited) return { key: 'invited', tone: 'info' };
  return { key: 'active', tone: 'success' };
}
