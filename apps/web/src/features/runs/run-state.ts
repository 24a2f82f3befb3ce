import type { RunProgress_RunFragment, RunStatus, StepStatus } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { duration, relativeTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

type Run = RunProgress_RunFragment;

export const hasEnded = (status: RunStatus): boolean =>
  status !== 'RUNNING' && status !== 'WAITING';

const tones: Record<RunStatus, Tone> = {
  RUNNING: 'info',
  WAITING: 'info',
  SUCCEEDED: 'success',
  WARNING: 'warning',
  FAILED: 'error',
  CANCELLED: 'neutral',
  INTERRUPTED: 'warning',
};
export const runTone = (status: RunStatus): Tone => tones[status];

/** "failed after 2.4 s", or when it started. */
export function runTiming(
  run: Pick<Run, 'status' | 'startedAt' | 'finishedAt'>,
  now: number,
  locale: string,
): Message {
  if (!run.finishedAt || !hasEnded(run.status)) {
    return { key: 'runs.running', values: { ago: relativeTime(run.startedAt, now, locale) } };
  }
  const time = duration(Date.parse(run.finishedAt) - Date.parse(run.startedAt));
  return { key: `runs.ended.${run.status}`, values: { time } };
}

/** A step that was still to come when the run ended was not reached. */
export function stepWord(step: StepStatus, run: RunStatus): Message {
  const waits = step === 'PENDING' || step === 'RUNNING';
  return { key: waits && hasEnded(run) ? 'runs.step.notReached' : `runs.step.${step}` };
}

/** The step below which the diagnosis stands: the first that failed, else the first with a warning. */
export function tellingStep(steps: Run['steps']): string | undefined {
  const step =
    steps.find(({ status }) => status === 'FAILED') ??
    steps.find(({ status }) => status === 'WARNING');
  return step?.id;
}

/** The step to announce: the one that changed last. */
export function latestStep(steps: Run['steps']): Run['steps'][number] | undefined {
  return steps.findLast(({ status }) => status !== 'PENDING' && status !== 'SKIPPED');
}

/** "imap" of "imap.open", since steps of one protocol stand together; the others are one group. */
export const stepGroup = (name: string): string =>
  name.includes('.') ? (name.split('.')[0] ?? '') : '';

export const subjectName = (run: Pick<Run, 'mailbox' | 'oauthClient'>): string =>
  run.mailbox?.address ?? run.oauthClient?.name ?? '';

export const runProvider = (run: Run) =>
  run.oauthClient?.provider ?? run.mailbox?.oauthClient?.provider ?? null;

/** The page of what was validated or checked. */
export function runSubject(run: Run) {
  const { mailbox, oauthClient } = run;
  if (mailbox) return { label: mailbox.name, to: { name: 'mailbox', params: { id: mailbox.id } } };
  if (!oauthClient) return null;
  return { label: oauthClient.name, to: { name: 'oauth-client', params: { id: oauthClient.id } } };
}
