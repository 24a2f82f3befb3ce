import { inProgress, refusalOf, type GrantState } from '../refusal.js';
import type { RenewalOutcome } from './renewal.flow.js';

/** RENEWED: a new token came. NOT_YET: nobody was asked now. REFUSED: asking brought no token, or would bring none. */
export type RenewalAnswerKind = 'RENEWED' | 'NOT_YET' | 'REFUSED';

/** What becomes of a person's wish for a new token; the message is a sentence or two. */
export interface RenewalAnswer {
  outcome: RenewalAnswerKind;
  message: string;
}

/** Why nobody is asked; undefined where the provider may be asked. */
export function renewalDenied(
  grant: GrantState,
  known: { settingsOf: Date; now: Date },
): RenewalAnswer | undefined {
  if (!grant.refreshable)
    return {
      outcome: 'REFUSED',
      message: 'The provider gave no refresh token, so there is nothing to renew it with.',
    };
  const refusal = refusalOf(grant, known);
  if (!refusal) return undefined;
  const { reason, retryAfterSeconds } = refusal;
  if (retryAfterSeconds === undefined) return { outcome: 'REFUSED', message: reason };
  return later('The provider gave no token at the last try', retryAfterSeconds * 1000);
}

/** What came of asking, or why it was put off. */
export function renewalAnswer(outcome: RenewalOutcome): RenewalAnswer {
  switch (outcome.kind) {
    case 'done':
      return { outcome: 'RENEWED', message: 'The provider gave a new token.' };
    case 'refused':
      return { outcome: 'REFUSED', message: outcome.reason };
    case 'busy':
      return { outcome: 'NOT_YET', message: inProgress.reason };
    case 'paused':
      return outcome.because === 'young'
        ? renewedBefore(outcome)
        : later('The provider does not answer, or has asked for a pause', outcome.pause);
  }
}

function renewedBefore({ age, pause }: { age: number; pause: number }): RenewalAnswer {
  const message = `It was renewed ${lasting(age)} ago. The provider is not asked again so soon: try again in ${lasting(pause)}.`;
  return { outcome: 'NOT_YET', message };
}

function later(because: string, pause: number): RenewalAnswer {
  return { outcome: 'NOT_YET', message: `${because}. It is asked again in ${lasting(pause)}.` };
}

function lasting(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
