import { bounded, legible, LONG_TEXT } from '../../lib/capped.js';
import type { RunEvent } from './run.js';

/** Lines of a conversation that one step keeps; what records them stops before. */
export const MOST_LINES = 2000;

/** What the diagnoses of one run may hold: they quote providers and mail servers. */
const DIAGNOSES = { text: LONG_TEXT, entries: 100, depth: 8, total: 64_000 };

/** What one note may hold: it quotes whoever sent a browser here. */
const NOTE = { text: LONG_TEXT, entries: 50, depth: 4, total: 16_000 };

/** The event with the words of others cut and harmless: the one way by which they get into a run. */
export function withinBounds(event: RunEvent): RunEvent {
  switch (event.kind) {
    case 'step-ended':
      return event.detail === undefined ? event : { ...event, detail: legible(event.detail) };
    case 'said':
      return { ...event, line: legible(event.line) };
    case 'finished':
      return {
        ...event,
        message: legible(event.message),
        diagnoses: bounded(event.diagnoses, DIAGNOSES) as typeof event.diagnoses, // a copy of the same shape
      };
    case 'noted':
      return { ...event, note: bounded(event.note, NOTE) as typeof event.note }; // a copy of the same shape
    case 'waiting':
    case 'resumed':
    case 'queued':
    case 'begun':
      return { ...event, message: legible(event.message) };
    default:
      return event;
  }
}
