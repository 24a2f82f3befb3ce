import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import { MOST_LINES, withinBounds } from './run-bounds.js';
import { withNote, type RunNote } from './run-note.js';

export type RunKind = 'VALIDATION' | 'CHECK';
/** Who wanted it: a person, a program with an API key, or the schedule. */
export type RunTrigger = 'PERSON' | 'PROGRAM' | 'SCHEDULE';
export type RunStatus =
  'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'WARNING' | 'FAILED' | 'CANCELLED' | 'INTERRUPTED';
export type StepStatus = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'WARNING' | 'FAILED' | 'SKIPPED';

export interface RunStepState {
  id: string;
  /** Stable and machine-readable, such as imap.authenticate. */
  name: string;
  title: string;
  status: StepStatus;
  startedAt: Date | null;
  durationMs: number | null;
  detail: string | null;
  transcript: string[];
}

/** The part of a run that changes while it goes on. */
export interface RunState {
  status: RunStatus;
  message: string;
  steps: RunStepState[];
  diagnoses: DiagnosisContent[];
  /** What came beside it and proves nothing, the latest last. */
  notes: readonly RunNote[];
  startedAt: Date;
  finishedAt: Date | null;
}

export type RunEvent =
  | { kind: 'step-started'; step: string; at: Date }
  | {
      kind: 'step-ended';
      step: string;
      status: Exclude<StepStatus, 'PENDING' | 'RUNNING'>;
      at: Date;
      detail?: string;
    }
  /** One line of the conversation, masked by whoever recorded it. */
  | { kind: 'said'; step: string; line: string }
  /** Further steps, put before the step named `before` or at the end. */
  | { kind: 'steps-added'; steps: { name: string; title: string }[]; before?: string }
  /** Something came from outside that does not belong to it for certain. */
  | { kind: 'noted'; note: RunNote }
  | { kind: 'waiting'; message: string }
  | { kind: 'resumed'; message: string }
  /** It waits until there is room for it, and says so. */
  | { kind: 'queued'; message: string }
  /** Its turn has come: what it is going to do by now, all of it pending. */
  | { kind: 'begun'; message: string; steps: PlannedStep[] }
  | {
      kind: 'finished';
      status: FinalStatus;
      message: string;
      diagnoses: DiagnosisContent[];
      at: Date;
    };

export type FinalStatus = Exclude<RunStatus, 'RUNNING' | 'WAITING'>;

export interface PlannedStep {
  name: string;
  title: string;
}

/** A run that has just begun, all its steps pending. */
export function newRun(steps: readonly PlannedStep[], message: string, at: Date): RunState {
  return {
    status: 'RUNNING',
    message,
    steps: steps.map(pendingStep),
    diagnoses: [],
    notes: [],
    startedAt: at,
    finishedAt: null,
  };
}

/** The run after an event. A finished run stays as it is, whatever arrives late. */
export function advance(run: RunState, happened: RunEvent): RunState {
  if (run.finishedAt) return run;
  const event = withinBounds(happened);
  switch (event.kind) {
    case 'step-started':
      return withStep(run, event.step, (step) => ({
        ...step,
        status: 'RUNNING',
        startedAt: event.at,
      }));
    case 'step-ended':
      return withStep(run, event.step, (step) => endedStep(step, event));
    case 'said':
      return withStep(run, event.step, (step) => ({
        ...step,
        transcript: [...step.transcript, event.line].slice(0, MOST_LINES),
      }));
    case 'steps-added':
      return { ...run, steps: withAdded(run.steps, event) };
    case 'noted': {
      const notes = withNote(run.notes, event.note);
      return notes === run.notes ? run : { ...run, notes };
    }
    case 'waiting':
      return { ...run, status: 'WAITING', message: event.message };
    case 'resumed':
    case 'queued':
      return { ...run, status: 'RUNNING', message: event.message };
    case 'begun':
      return { ...run, message: event.message, steps: event.steps.map(pendingStep) };
    case 'finished':
      return finishedRun(run, event);
  }
}

function pendingStep({ name, title }: PlannedStep): RunStepState {
  return {
    id: name,
    name,
    title,
    status: 'PENDING',
    startedAt: null,
    durationMs: null,
    detail: null,
    transcript: [],
  };
}

function withStep(
  run: RunState,
  name: string,
  change: (step: RunStepState) => RunStepState,
): RunState {
  return { ...run, steps: run.steps.map((step) => (step.name === name ? change(step) : step)) };
}

function endedStep(
  step: RunStepState,
  event: Extract<RunEvent, { kind: 'step-ended' }>,
): RunStepState {
  const startedAt = step.startedAt ?? event.at;
  return {
    ...step,
    status: event.status,
    startedAt,
    durationMs: event.at.getTime() - startedAt.getTime(),
    detail: event.detail ?? step.detail,
  };
}

function withAdded(
  steps: RunStepState[],
  event: Extract<RunEvent, { kind: 'steps-added' }>,
): RunStepState[] {
  const known = new Set(steps.map((step) => step.name));
  const added = event.steps.filter((step) => !known.has(step.name)).map(pendingStep);
  const at =
    event.before === undefined ? -1 : steps.findIndex((step) => step.name === event.before);
  return at < 0 ? [...steps, ...added] : [...steps.slice(0, at), ...added, ...steps.slice(at)];
}

/** What still ran when the end came did not get to its own end; what was PENDING stays so: it was not reached. */
function finishedRun(run: RunState, event: Extract<RunEvent, { kind: 'finished' }>): RunState {
  const cut = event.status === 'FAILED' ? ('FAILED' as const) : ('SKIPPED' as const);
  const ended = { kind: 'step-ended', status: cut, at: event.at } as const;
  const steps = run.steps.map((step) =>
    step.status === 'RUNNING' ? endedStep(step, { ...ended, step: step.name }) : step,
  );
  return {
    ...run,
    status: event.status,
    message: event.message,
    diagnoses: event.diagnoses,
    steps,
    finishedAt: event.at,
  };
}
