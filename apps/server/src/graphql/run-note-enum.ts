import type { RunNoteKind } from '../features/runs/run-note.js';
import { choices } from './choices.js';

export const RunNoteKindEnum = choices<RunNoteKind>(
  'RunNoteKind',
  'REFUSED: an error without our state. CODE_REFUSED: a code without our state. STATE_CHANGED: our state, not as it was sent. MALFORMED: a parameter twice, or under another name. EMPTY: no parameters at all.',
  {
    ADMIN_CONSENT_GIVEN: 'ADMIN_CONSENT_GIVEN',
    ADMIN_CONSENT_REFUSED: 'ADMIN_CONSENT_REFUSED',
    REFUSED: 'REFUSED',
    CODE_REFUSED: 'CODE_REFUSED',
    STATE_CHANGED: 'STATE_CHANGED',
    MALFORMED: 'MALFORMED',
    EMPTY: 'EMPTY',
  },
);
