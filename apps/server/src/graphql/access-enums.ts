import type { AdminChangeKind } from '../features/access/admin-change.js';
import { choices } from './choices.js';

export const AdminChangeEnum = choices<AdminChangeKind>(
  'AdminChange',
  'MADE: by an invitation or a higher role. RESET: by a new link. ENABLED: after having been disabled.',
  { MADE: 'MADE', RESET: 'RESET', ENABLED: 'ENABLED' },
);
