import type { Note } from '../../ui/note.js';

/** What a field row says, apart from its input. */
export interface FieldWords {
  field: string;
  label: string;
  help?: string;
  error?: string;
  notes?: readonly Note[];
}
