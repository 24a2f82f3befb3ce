import type { DiagnosisContent } from '../diagnoses/diagnosis.js';

/**
 * ADMIN_CONSENT_GIVEN, ADMIN_CONSENT_REFUSED: of an administrator, for everybody. REFUSED: an error without
 * our state. CODE_REFUSED: a code without our state. STATE_CHANGED: our state, but not as it was sent.
 * MALFORMED: a parameter that is there twice or under another name. EMPTY: nothing at all.
 */
export type RunNoteKind =
  | 'ADMIN_CONSENT_GIVEN'
  | 'ADMIN_CONSENT_REFUSED'
  | 'REFUSED'
  | 'CODE_REFUSED'
  | 'STATE_CHANGED'
  | 'MALFORMED'
  | 'EMPTY';

/** What came beside a run and ends nothing: anybody can send a browser to the redirect URI. */
export interface RunNote {
  kind: RunNoteKind;
  /** Whether it came back by a link that Mailkey made; else nothing speaks for it. */
  ownLink: boolean;
  title: string;
  /** What it means, and what to do next. */
  text: string;
  /** As they came: a stranger's, masked and cut. */
  words: string | null;
  /** The tenant that it speaks of, as it says. */
  tenant: string | null;
  diagnosis: DiagnosisContent | null;
  at: Date;
}

/** Notes that a run keeps: the latest. */
export const MOST_NOTES = 3;
/** As many within this time are enough, in milliseconds: a page may send a browser here over and over. */
const CROWDED = 10_000;

/** The notes with another one, or the same where it says nothing new. */
export function withNote(notes: readonly RunNote[], note: RunNote): readonly RunNote[] {
  const crowd = notes.filter(({ at }) => note.at.getTime() - at.getTime() < CROWDED);
  const known = crowd.some((one) => said(one) === said(note));
  if (known || crowd.length >= MOST_NOTES) return notes;
  return [...notes.filter((one) => said(one) !== said(note)), note].slice(-MOST_NOTES);
}

const said = ({ kind, ownLink, words, tenant }: RunNote): string =>
  JSON.stringify([kind, ownLink, words, tenant]);
