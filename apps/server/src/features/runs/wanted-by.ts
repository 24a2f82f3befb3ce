import type { Actor } from '../access/actor.js';
import type { RunTrigger } from './run.js';

/** Who wanted a run, as it is kept with it: a person by email, a key by name. */
export interface WantedBy {
  trigger: RunTrigger;
  startedBy: string | null;
}

export const wantedBy = (actor: Actor): WantedBy =>
  actor.kind === 'user'
    ? { trigger: 'PERSON', startedBy: actor.email }
    : { trigger: 'PROGRAM', startedBy: actor.name };
